import { type Address, zeroHash } from "viem";
import { approve } from "#chain/calls/approve.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import type { Lode } from "./lode.ts";

/** Posts 50,000 sats, fully delivered, without hosting, for the first period of a batch without attesters. */
export async function postFirst(lode: Lode, batchId: bigint, operator: Address) {
  const { deployment } = lode;
  const [gross, token] = [50_000n, deployment.tokens.wbtc];
  const payout = { period: 0, gross, hosting: 0n, deliveredBps: 10_000, evidenceHash: zeroHash };
  await lode.act(operator, mintTestToken(deployment, { token, to: operator, amount: gross }));
  await lode.act(operator, approve(deployment, { token, amount: gross }));
  await lode.act(operator, postPayout(deployment, { batchId, payout }));
  await lode.shown();
}
