import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Address } from "viem";
import { createLocalWorld, DAY, disclosure, type LocalWorld, START } from "#scripts/bench/local-world.ts";
import { LogReducer } from "./reduce-logs.ts";

/** Small deterministic generator: the same walk for the same seed. */
function random(seed: number) {
  let state = seed >>> 0;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function walk(world: LocalWorld, seed: number, steps: number) {
  const next = random(seed);
  const people = [1, 2, 3, 4, 5].map(world.account);
  const who = () => people[next(people.length)] ?? world.admin;
  const done = new Map<string, number>();
  const view = (functionName: string, args: unknown[]) =>
    world.client.readContract({ ...world.manager, functionName, args } as Parameters<
      typeof world.client.readContract
    >[0]);
  const ids: bigint[] = [];
  let batches = 0n;

  const attempt = async (
    name: string,
    from: Address,
    to: "slices" | "manager",
    functionName: string,
    args: unknown[],
  ) => {
    try {
      const receipt = await world.send(from, world[to], functionName, args);
      done.set(name, (done.get(name) ?? 0) + 1);
      return receipt;
    } catch {
      return undefined; // Refused: the walk only has to be lucky often enough, which `done` shows.
    }
  };

  const buy = async (batchId: bigint) => {
    const args = [batchId, BigInt(1 + next(60)), 2n ** 100n, who()];
    const receipt = await attempt("buy", who(), "manager", "buy", args);
    const bought = receipt?.logs.find((log) => log.address.toLowerCase() === world.manager.address.toLowerCase());
    if (bought) ids.push(BigInt(bought.topics[2] ?? 0));
  };

  for (let step = 0; step < steps; step++) {
    const batchId = batches === 0n ? 0n : 1n + BigInt(next(Number(batches)));
    const id = ids[next(Math.max(ids.length, 1))] ?? 0n;
    const choice = batches < 2n ? 0 : next(14);
    if (choice === 0 && batches < 4n) {
      const now = (await world.client.getBlock()).timestamp;
      const periods = 4 + next(20);
      const start = Number(now) + 60;
      const saleEnd = start + periods * Number(DAY);
      const terms = world.terms({
        capacity: BigInt(200 + next(800)),
        rate: BigInt(1 + next(90_000)),
        saleStart: start - 120,
        termStart: start,
        saleEnd,
        periods,
        bond: 450_000_000n,
      });
      if (await attempt("create", world.operator, "manager", "createBatch", [terms, disclosure])) {
        batches++;
        for (let i = 0; i < 4; i++) await buy(batches);
      }
    } else if (choice <= 3) {
      await buy(batchId);
    } else if (choice <= 6) {
      const period = Number(await view("nextPeriod", [batchId]));
      const terms = (await view("terms", [batchId])) as { termStart: number; periods: number };
      if (period < terms.periods && next(4) > 0) await world.warp(BigInt(terms.termStart) + BigInt(period + 1) * DAY);
      const gross = BigInt(next(100_000));
      const deliveredBps = next(2) === 0 ? 10_000 : next(10_001);
      const payout = { period, gross, hosting: gross / 3n, deliveredBps, evidenceHash: `0x${"00".repeat(32)}` };
      await attempt("post", world.operator, "manager", "postPayout", [batchId, payout]);
    } else if (choice === 7 && id > 0n) {
      const owner = (await world.client.readContract({
        ...world.slices,
        functionName: "ownerOf",
        args: [id],
      })) as Address;
      await attempt("claim", who(), "slices", next(2) ? "claim" : "claimRefund", [[id], owner]);
    } else if (choice <= 9 && id > 0n) {
      const owner = (await world.client.readContract({
        ...world.slices,
        functionName: "ownerOf",
        args: [id],
      })) as Address;
      await attempt("transfer", owner, "slices", "transferFrom", [owner, who(), id]);
    } else if (choice === 10) {
      const from = who();
      await attempt("withdraw", from, "slices", "withdraw", [next(2) ? world.usdc.address : world.wbtc.address, from]);
    } else if (choice === 11) {
      if (next(8) === 0) await world.warp((await world.client.getBlock()).timestamp + 5n * DAY);
      await attempt("default", who(), "manager", "declareDefault", [batchId]);
    } else if (choice === 12) {
      await attempt("release", who(), "manager", "releaseBond", [batchId]);
    } else {
      await attempt("fee", world.admin, "manager", "setFee", [next(501), who()]);
    }
  }
  return { ids, batches, people, done };
}

async function compare(world: LocalWorld, reducer: LogReducer, ids: bigint[], batches: bigint, people: Address[]) {
  const slices = (functionName: string, args: unknown[]) =>
    world.client.readContract({ ...world.slices, functionName, args } as Parameters<
      typeof world.client.readContract
    >[0]);
  const manager = (functionName: string, args: unknown[] = []) =>
    world.client.readContract({ ...world.manager, functionName, args } as Parameters<
      typeof world.client.readContract
    >[0]);
  let compared = 0;
  const same = (actual: unknown, expected: unknown, what: string) => {
    assert.deepEqual(actual, expected, what);
    compared++;
  };
  same(BigInt(reducer.batches.size), await manager("batchCount"), "batchCount");
  for (let batchId = 1n; batchId <= batches; batchId++) {
    const batch = reducer.batch(batchId);
    same(batch.account, await slices("batchAccount", [batchId]), `account of ${batchId}`);
    same(batch.terms, await manager("terms", [batchId]), `terms of ${batchId}`);
    same(batch.operator, await manager("operatorOf", [batchId]), `operator of ${batchId}`);
    same(batch.feeBps, await manager("feeBpsOf", [batchId]), `fee of ${batchId}`);
    same(batch.nextPeriod, await manager("nextPeriod", [batchId]), `next period of ${batchId}`);
    same(batch.defaulted, (await manager("status", [batchId])) === 5, `default of ${batchId}`);
  }
  same(reducer.slices.size, ids.length, "number of slices");
  for (const id of ids) {
    const { owner, units, paid, refundPaid } = reducer.slice(id);
    same({ units, paid, refundPaid }, await slices("slice", [id]), `slice ${id}`);
    same(owner, await slices("ownerOf", [id]), `owner of ${id}`);
    same(reducer.claimable(id), await slices("claimable", [id]), `claimable of ${id}`);
    same(reducer.refundable(id), await slices("refundable", [id]), `refundable of ${id}`);
  }
  for (const token of [world.usdc.address, world.wbtc.address]) {
    same(reducer.liabilities.get(token) ?? 0n, await slices("liabilities", [token]), "liabilities");
    for (const account of people) {
      same(
        reducer.credit.get(`${account} ${token}`) ?? 0n,
        await slices("credit", [account, token]),
        `credit of ${account}`,
      );
    }
  }
  same(reducer.settings.get("fee"), await manager("protocolFee"), "fee");
  same(
    reducer.settings.get(`operator ${world.operator}`),
    await manager("isOperatorAdmitted", [world.operator]),
    "admitted",
  );
  return compared;
}

describe("invariant 22: the logs are the public database", () => {
  for (const seed of [1, 2, 3]) {
    it(`reducing them gives every view of the chain after a random walk (seed ${seed})`, async () => {
      const world = await createLocalWorld();
      for (const index of [1, 2, 3, 4, 5]) await world.fund(world.account(index));
      await world.warp(START + DAY);
      const { ids, batches, people, done } = await walk(world, seed, 400);
      const logs = await world.client.getLogs({ fromBlock: 0n, toBlock: "latest" });
      const ours = [world.slices.address, world.manager.address].map((address) => address.toLowerCase());
      const reducer = new LogReducer();
      reducer.apply(logs.filter((log) => ours.includes(log.address.toLowerCase())));
      const compared = await compare(world, reducer, ids, batches, people);
      assert.ok(compared > 60, `${compared} views compared`);
      for (const name of ["create", "buy", "post", "claim", "transfer", "withdraw", "fee"]) {
        assert.ok(done.get(name), `${name} never succeeded: ${JSON.stringify([...done])}`);
      }
    });
  }
});
