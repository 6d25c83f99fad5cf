import { expect } from "vitest";
import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import { createTestDatabase } from "../database.ts";
import { type Indexed, indexOnce, type Opened, snapshot } from "./index-chain.ts";

/** Fails unless the tables are those of a fresh index of the same chain, and say what the contracts' own views say. */
export async function expectTruth(
  database: Opened,
  world: Indexed,
  options?: Parameters<typeof indexOnce>[2],
): Promise<void> {
  const fresh = await createTestDatabase();
  try {
    await indexOnce(fresh, world, options);
    expect(await snapshot(database)).toEqual(await snapshot(fresh));
  } finally {
    await fresh.drop();
  }
  const { differences, compared } = await verifyLedger(database.db, world.deployment, { rpcUrl: world.rpcUrl });
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(0);
}
