import { afterAll, beforeAll, expect, test } from "vitest";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce, snapshot } from "./index-chain.ts";
import { live } from "./live.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;

beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
  await live(world);
  await indexOnce(database, world);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

/** In the ABIs because a standard names them; no contract of ours ever emits them. */
const NEVER = ["EIP712DomainChanged", "MetadataUpdate"];

test("every event of the contracts is a fact", async () => {
  const protocol = [...capacitySlicesAbi, ...batchManagerAbi, ...attesterRegistryAbi, ...fleetRegistryAbi];
  const abis = [...protocol, ...bitcoinRelayAbi, ...payoutProofsAbi, ...heldEscrowAbi];
  const names = abis.flatMap((item) => (item.type === "event" && !NEVER.includes(item.name) ? [item.name] : []));
  const rows = await database.query<{ event: string }>("SELECT DISTINCT event FROM log");
  expect(rows.map(({ event }) => event).sort()).toEqual([...new Set(names)].sort());
});

test("every table of conclusions holds what the events say", async () => {
  const tables = await snapshot(database);
  for (const [name, rows] of Object.entries(tables)) expect(rows.length, name).toBeGreaterThan(0);
  const count = async (sql: string) =>
    Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`))[0]?.n);
  expect(await count("batch")).toBe(8);
  expect(await count("slice WHERE origin = 'bought'")).toBe(10);
  expect(await count("slice WHERE origin = 'split'")).toBe(2);
  expect(await count("slice WHERE origin = 'merged'")).toBe(1);
  expect(await count("slice_parent")).toBe(4);
  expect(await count("slice_end")).toBe(5);
  expect(await count("slice_end WHERE how = 'refunded' AND amount > 0 AND recipient <> owner")).toBe(1);
  expect(await count("holder_setting")).toBe(2);
  expect(await count("payout")).toBe(9);
  expect(await count("payout WHERE evidence = 1")).toBe(1);
  expect(await count("payout WHERE evidence = 2")).toBe(1);
  expect(await count("top_up")).toBe(2);
  expect(await count("batch_default")).toBe(3);
  expect(await count("batch_cancellation")).toBe(2);
  expect(await count("upfront_release")).toBe(2);
  expect(await count("rate_change")).toBe(1);
  expect(await count("proceeds_collection")).toBe(1);
  expect(await count("dispute")).toBe(2);
  expect(await count("dispute_resolution WHERE forfeited > 0")).toBe(1);
  expect(await count("dispute_resolution WHERE forfeited = 0")).toBe(1);
  expect(await count("bond_release")).toBe(4);
  expect(await count("transfer")).toBe(2);
  expect(await count("claim WHERE kind = 'earnings'")).toBe(2);
  expect(await count("claim WHERE kind = 'refund'")).toBe(1);
  expect(await count("settlement WHERE kind = 'earnings'")).toBe(3);
  expect(await count("settlement WHERE kind = 'refund'")).toBe(3);
  expect(await count("setting_change")).toBe(8);
  expect(await count("site")).toBe(3);
  expect(await count("machine_change WHERE count < 0")).toBe(1);
  expect(await count("capacity_statement")).toBe(5);
  expect(await count("reservation")).toBe(8);
  expect(await count("reservation_release")).toBe(1);
  expect(await count("attester_set_member")).toBe(3);
  expect(await count("attester_resignation")).toBe(1);
  expect(await count("proof_requirement")).toBe(2);
  expect(await count("script")).toBe(3);
  expect(await count("proven_payment WHERE NOT is_freshly_mined")).toBe(2);
  expect(await count("proven_payment WHERE is_freshly_mined")).toBe(1);
  expect(await count("relay_extension")).toBe(6);
  expect(await count("relay_epoch")).toBe(1);
  expect(await count("held_period")).toBe(4);
  expect(await count("held_judgement WHERE is_proven AND released > 0")).toBe(1);
  expect(await count("held_judgement WHERE NOT is_proven AND released = 0 AND refunded > 0")).toBe(2);
  expect(await count("accusation")).toBe(1);
  expect(await count("bond_award WHERE bond > 0 AND refund_acc > refund_acc_before")).toBe(1);
});

test("a batch's name keeps a zero byte from breaking the database", async () => {
  const [row] = await database.query<{ name: string }>("SELECT name FROM batch WHERE batch_id = 1");
  expect(row?.name).toBe("Zero \u{FFFD} byte");
});
