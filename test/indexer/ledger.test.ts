import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyLedger } from "#scripts/verify-ledger/verify-ledger.ts";
import { createTestDatabase, type TestDatabase } from "../database.ts";
import { indexOnce } from "./index-chain.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let database: TestDatabase;
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld(), createTestDatabase()]);
});
afterAll(async () => {
  await database?.drop();
  await world?.stop();
});

// Few enough that slices of one owner meet and can be merged.
const who = fc.nat(2);
const pick = fc.nat(1_000);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("buy" as const), who, units: fc.bigInt(1n, 120n) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("post" as const),
      // From less than one base unit a unit to a great deal: where rounding loses most, and where numbers are longest.
      gross: fc.oneof(fc.bigInt(0n, 2_000n), fc.bigInt(0n, 1n << 90n)),
      hostingBps: fc.bigInt(0n, 9_000n),
      deliveredBps: fc.nat(10_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("transfer" as const), pick, who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("claim" as const), pick, who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("claimRefund" as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("split" as const), pick, cut: fc.bigInt(0n, 100n) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("merge" as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("settle" as const), pick, who }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays one batch's life. Steps that make no sense where they come are left out. */
async function play(steps: Step[], capacity: bigint, endsInDefault: boolean) {
  const { holders, deployment } = world;
  const periods = steps.filter((one) => one.do === "post").length + 1;
  const batch = await world.createBatch({ capacity, periods, rate: 7n, bond: capacity * 7n * BigInt(periods) });
  await world.passDays(1);
  const slices: { id: bigint; owner: `0x${string}`; units: bigint }[] = [];
  const remove = (ended: typeof slices) => {
    for (const one of ended) slices.splice(slices.indexOf(one), 1);
  };
  let sold = 0n;
  let period = 0;
  for (const one of steps) {
    const slice = "pick" in one ? slices[one.pick % Math.max(slices.length, 1)] : undefined;
    const account = "who" in one ? holders[one.who % holders.length]! : holders[0]!;
    if (one.do === "buy" && sold + one.units <= capacity) {
      sold += one.units;
      slices.push({ id: await world.buy(account, batch, one.units), owner: account, units: one.units });
    } else if (one.do === "post") {
      // Sold up to the moment the period ends; posted before anybody may buy again.
      await world.passDays(period === 0 ? 0.1 : 1);
      const hosting = (one.gross * one.hostingBps) / 10_000n;
      await world.post(batch, period++, { gross: one.gross, hosting, deliveredBps: one.deliveredBps });
    } else if (one.do === "transfer" && slice) {
      await world.transfer(slice.owner, account, slice.id);
      slice.owner = account;
    } else if (one.do === "claim" && slice) {
      await world.claim(
        slice.owner,
        slices.filter((other) => other.owner === slice.owner).map(({ id }) => id),
      );
    } else if (one.do === "claimRefund" && slice) {
      await world.claimRefund(slice.owner, [slice.id]);
    } else if (one.do === "settle" && slice) {
      await world.settle(account, [slice.id]);
    } else if (one.do === "split" && slice && slice.units > 1n) {
      const { owner, units } = slice;
      const cut = 1n + (one.cut % (units - 1n));
      const parts = [cut, units - cut];
      const ids = await world.split(owner, slice.id, parts);
      remove([slice]);
      slices.push(...ids.map((id, index) => ({ id, owner, units: parts[index]! })));
    } else if (one.do === "merge" && slice) {
      const same = slices.filter(({ owner }) => owner === slice.owner);
      if (same.length < 2) continue;
      const id = await world.merge(
        slice.owner,
        same.map((other) => other.id),
      );
      remove(same);
      slices.push({ id, owner: slice.owner, units: same.reduce((sum, { units }) => sum + units, 0n) });
    } else if (one.do === "withdraw") {
      for (const token of [deployment.tokens.usdc, deployment.tokens.wbtc]) {
        if (await owes(account, token)) await world.withdraw(account, token);
      }
    }
  }
  if (!endsInDefault) return;
  await world.passDays(6);
  await world.declareDefault(holders[0]!, batch);
  const [first] = slices;
  if (first) await world.claimRefund(first.owner, [first.id]);
  const last = slices.at(-1);
  if (last) await world.retire(last.owner, [last.id]);
}

async function owes(account: `0x${string}`, token: `0x${string}`) {
  const { client, deployment } = world;
  const { capacitySlicesAbi: abi } = await import("#chain/abi/capacity-slices.ts");
  const address = deployment.capacitySlices;
  return (await client.readContract({ address, abi, functionName: "credit", args: [account, token] })) > 0n;
}

test("after any life of a batch the database agrees with the chain, and each slice's ledger sums to what the chain paid", async () => {
  const life = fc.asyncProperty(
    fc.array(step, { minLength: 10, maxLength: 40 }),
    fc.bigInt(130n, 1_009n),
    fc.boolean(),
    async (steps, capacity, endsInDefault) => {
      await play(steps, capacity, endsInDefault);
      await indexOnce(database, world);
      const { differences, compared } = await verifyLedger(database.db, world.deployment, world);
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(20);
    },
  );
  await fc.assert(life, { numRuns: 16, seed: 840_000, endOnFailure: true });
  const [reshaped] = await database.query<{ ends: string; carried: string }>(
    "SELECT (SELECT count(*) FROM slice_end) AS ends, (SELECT count(*) FROM slice WHERE carried > 0) AS carried",
  );
  expect(Number(reshaped?.ends)).toBeGreaterThan(20);
  expect(Number(reshaped?.carried)).toBeGreaterThan(0);
  const [lines] = await database.query<{ n: string; refunds: string }>(
    `SELECT (SELECT count(*) FROM slice_payout WHERE amount > 0) AS n, (SELECT count(*) FROM slice_refund WHERE amount > 0) AS refunds`,
  );
  expect(Number(lines?.n)).toBeGreaterThan(100);
  expect(Number(lines?.refunds)).toBeGreaterThan(100);
});

test("what all slices earned from a payout never exceeds what was reserved for them, and falls short by dust alone", async () => {
  const payouts = await database.query<{ short: string; slices: string }>(
    `SELECT p.holders - coalesce(sum(l.amount), 0) AS short, count(l.slice_id) AS slices
     FROM payout p LEFT JOIN slice_payout l USING (chain_id, batch_id, period) GROUP BY p.chain_id, p.batch_id, p.period, p.holders`,
  );
  expect(payouts.length).toBeGreaterThan(30);
  // A line may hold the fractions of earlier payouts, so one payout's lines may exceed its reserve by one base unit a slice.
  for (const { short, slices } of payouts) expect(Math.abs(Number(short))).toBeLessThanOrEqual(Number(slices) + 1);
});

test("one altered row makes the comparison fail, and names it", async () => {
  const alter = async (sql: string, back: string) => {
    await database.query(sql);
    const { differences } = await verifyLedger(database.db, world.deployment, world);
    await database.query(back);
    return differences.map(({ what }) => what);
  };
  const [payout] = await database.query<{ batch_id: string; period: number }>(
    "SELECT p.batch_id, p.period FROM payout p JOIN slice_payout l USING (chain_id, batch_id, period) WHERE l.amount > 1 LIMIT 1",
  );
  const where = `WHERE batch_id = ${payout?.batch_id} AND period = ${payout?.period}`;
  const one = 1n << 64n;
  const ofPayout = await alter(
    `UPDATE payout SET acc = acc - ${one} ${where}`,
    `UPDATE payout SET acc = acc + ${one} ${where}`,
  );
  expect(ofPayout[0]).toMatch(new RegExp(`^slice ${payout?.batch_id}\\d{9}: sum of its ledger$`));
  const [credit] = await database.query<{ account: string; position: string }>(
    "SELECT account, position FROM credit_change WHERE reason = 'settled' AND credit > 0 ORDER BY position DESC LIMIT 1",
  );
  const row = `WHERE position = ${credit?.position}`;
  const ofCredit = await alter(
    `UPDATE credit_change SET credit = credit + 1 ${row}`,
    `UPDATE credit_change SET credit = credit - 1 ${row}`,
  );
  expect(ofCredit.some((what) => what.startsWith("credit of") || what.startsWith("all that is owed"))).toBe(true);
  expect((await verifyLedger(database.db, world.deployment, world)).differences).toEqual([]);
});
