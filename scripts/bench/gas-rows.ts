import { measureArt } from "#scripts/bench/art-rows.ts";
import { measureClaims } from "#scripts/bench/claim-rows.ts";
import { measureEndings } from "#scripts/bench/ending-rows.ts";
import type { GasRow } from "#scripts/bench/gas-row.ts";
import { measureHeld } from "#scripts/bench/held-rows.ts";
import { measureHolders } from "#scripts/bench/holder-rows.ts";
import { createLocalWorld } from "#scripts/bench/local-world.ts";
import { measureMarket } from "#scripts/bench/market-rows.ts";
import { measurePosting } from "#scripts/bench/posting-rows.ts";
import { measureProofs } from "#scripts/bench/proof-rows.ts";
import { measureSale } from "#scripts/bench/sale-rows.ts";
import { measureSizes } from "#scripts/bench/size-rows.ts";
import { measureTransfers } from "#scripts/bench/transfer-rows.ts";

/** Every gas row of QUALITY that exists now, measured in order on one fresh chain in this process. */
export async function measureGas(): Promise<GasRow[]> {
  const world = await createLocalWorld();
  for (const index of [1, 3, 4, 5]) await world.fund(world.account(index));
  const rows: GasRow[] = [];
  const parts = [
    measureSale,
    measurePosting,
    measureClaims,
    measureTransfers,
    measureMarket,
    measureHolders,
    measureEndings,
    measureProofs,
    measureArt,
    measureHeld,
  ];
  for (const measure of parts) rows.push(...(await measure(world)));
  return [...rows, ...measureSizes()];
}
