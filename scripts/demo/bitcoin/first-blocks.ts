import type { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { maturity } from "#scripts/bitcoin/regtest/network.ts";
import { chainStart } from "#scripts/demo/calendar.ts";

const everySeconds = 600;

/** Mines blocks up to the hour before the demo starts, enough of them that ten blocks' money can be spent. */
export function mineFirstBlocks(chain: RegtestChain): void {
  const count = maturity + 10;
  chain.setTime(chainStart.getTime() / 1000 - 3_600 - count * everySeconds);
  chain.mine(count, { every: everySeconds });
}
