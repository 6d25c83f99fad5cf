import { type Address, parseEventLogs, zeroAddress, zeroHash } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { DAY, disclosure, type LocalWorld, type Terms } from "#scripts/bench/local-world.ts";
import { random, weighed } from "./random.ts";

const HOUR = 3_600;
const hash = (byte: number): `0x${string}` => `0x${byte.toString(16).padStart(2, "0").repeat(32)}`;
type Contract = "slices" | "manager" | "fleet" | "attesters";

/** A random walk through everything anybody may do. Refused steps are left out; `done` counts those that passed. */
export function createWalk(world: LocalWorld, seed: number) {
  const { read, operator, pool, auditor, admin } = world;
  const next = random(seed);
  const people = [operator, ...[2, 3, 4, 5].map(world.account)];
  const arbiter = world.account(6);
  const done = new Map<string, number>();
  const ids: bigint[] = [];
  const ended: bigint[] = [];
  let batches = 0n;

  const who = () => people[next(people.length)] ?? operator;
  const one = <Item>(items: readonly Item[]): Item | undefined => items[next(Math.max(items.length, 1))];
  /** The newest are where most can happen. */
  const anyBatch = () => (next(2) === 0 ? batches : 1n + BigInt(next(Number(batches))));
  const ownerOf = (id: bigint) => read<Address>(world.slices, "ownerOf", [id]);
  const unitsOf = async (id: bigint) => (await read<{ units: bigint }>(world.slices, "slice", [id])).units;
  const termsOf = (batchId: bigint) => read<Terms>(world.manager, "terms", [batchId]);
  const nextPeriod = (batchId: bigint) => read<number>(world.manager, "nextPeriod", [batchId]);

  async function attempt(name: string, from: Address, contract: Contract, functionName: string, args: unknown[]) {
    try {
      const { logs } = await world.send(from, world[contract], functionName, args);
      done.set(name, (done.get(name) ?? 0) + 1);
      for (const { args } of parseEventLogs({ abi: capacitySlicesAbi, eventName: "Transfer", logs })) {
        if (args.from === zeroAddress) ids.push(args.tokenId);
        if (args.to === zeroAddress) ended.push(...ids.splice(ids.indexOf(args.tokenId), 1));
      }
      return true;
    } catch {
      return false; // refused: the walk only has to be lucky often enough, which `done` shows
    }
  }

  /** A batch of one of three sorts: sold until the end; firm before its term; or with a minimum that is hard to reach. */
  async function create() {
    const now = Number(await world.now());
    const periods = 4 + next(12);
    const start = now + (1 + next(4)) * 24 * HOUR;
    const rate = BigInt(1 + next(90_000));
    const firm = next(3);
    const saleEnd = firm === 0 ? start + periods * 24 * HOUR : start - 6 * HOUR;
    const signed = next(3);
    const made = await attempt("create", operator, "manager", "createBatch", [
      world.terms({
        ...{ capacity: BigInt(200 + next(800)), rate, periods, bond: 450_000_000n, royaltyBps: next(1_001) },
        upfront: next(2) === 0 ? 0n : BigInt(next(Number(rate))),
        ...{ saleStart: next(4) === 0 ? now + HOUR : now, saleEnd, termStart: start },
        refundDeadline: firm === 0 ? 0 : start - next(10) * HOUR,
        minUnits: firm === 2 ? BigInt(1 + next(150)) : 0n,
        evidenceRequired: signed,
        attesterSet: signed === 2 ? world.sets.both : signed === 1 ? world.sets.pool : next(2),
        site: signed === 0 ? world.sites.declared : world.sites.audited,
        arbiter: next(2) === 0 ? zeroAddress : arbiter,
      }),
      disclosure,
    ]);
    if (!made) return;
    batches++;
    for (let i = 0; i < 6; i++) await buy(batches);
    for (let i = 0; i < 3; i++) await onOneSlice();
  }

  async function buy(batchId: bigint) {
    await attempt("buy", who(), "manager", "buy", [batchId, BigInt(1 + next(60)), 2n ** 100n, who()]);
  }

  async function post(batchId: bigint) {
    const period = await nextPeriod(batchId);
    const { termStart, periods, attesterSet } = await termsOf(batchId);
    if (period < periods && next(4) > 0) await world.warp(BigInt(termStart) + BigInt(period + 1) * DAY);
    const signers = attesterSet === world.sets.both ? [pool, auditor] : attesterSet === 0 ? [] : [pool];
    const deliveredBps = next(2) === 0 ? 10_000 : next(10_001);
    const payout = await world.payoutOf(batchId, period, deliveredBps, BigInt(next(100_000)), signers);
    await attempt("post", operator, "manager", "postPayout", [batchId, payout]);
  }

  async function merge(id: bigint) {
    const owner = await ownerOf(id);
    const same: bigint[] = [];
    for (const other of ids) {
      if (other / 1_000_000_000n === id / 1_000_000_000n && (await ownerOf(other)) === owner) same.push(other);
    }
    await attempt("merge", owner, "slices", "merge", [same.slice(0, 2 + next(3))]);
  }

  const onBatch: [weight: number, step: (batchId: bigint) => Promise<unknown>][] = [
    [6, buy],
    [5, post],
    [2, (id) => attempt("collect", operator, "manager", "collectProceeds", [id, who()])],
    [1, (id) => attempt("upfront", who(), "manager", "releaseUpfront", [id])],
    [1, (id) => attempt("release", who(), "manager", "releaseBond", [id])],
    [1, (id) => attempt("give back", who(), "fleet", "release", [id])],
    [1, async (id) => next(3) === 0 && attempt("cancel", operator, "manager", "cancel", [id])],
    [1, (id) => attempt("rate", operator, "manager", "setRate", [id, 1 + next(90_000)])],
    [1, (id) => attempt("resolve", arbiter, "manager", "resolveDispute", [id, next(3) * 5_000, hash(2)])],
    [
      2,
      async (id) => {
        const period = next(1 + (await nextPeriod(id)));
        await attempt("top up", who(), "manager", "topUp", [id, period, 1 + next(50_000), hash(3)]);
      },
    ],
    [
      1,
      async (id) => {
        if (next(12) === 0) await world.warp((await world.now()) + 5n * DAY);
        await attempt("default", who(), "manager", "declareDefault", [id]);
      },
    ],
  ];

  const onSlice: [weight: number, step: (id: bigint, owner: Address) => Promise<unknown>][] = [
    [2, (id, owner) => attempt("claim", who(), "slices", next(2) ? "claim" : "claimRefund", [[id], owner])],
    [2, (id, owner) => attempt("transfer", owner, "slices", "transferFrom", [owner, who(), id])],
    [2, (id, owner) => attempt("refund", owner, "manager", "refund", [[id], who()])],
    [1, (id) => attempt("settle", who(), "slices", "settle", [[id]])],
    [1, (id, owner) => attempt("retire", owner, "slices", "retire", [[id]])],
    [1, (id, owner) => attempt("dispute", owner, "manager", "dispute", [id / 1_000_000_000n, id, hash(1)])],
    [1, merge],
    [
      1,
      async (id, owner) => {
        const units = await unitsOf(id);
        const cut = 1n + BigInt(next(Number(units)));
        await attempt("split", owner, "slices", "split", [id, [cut, units - cut]]);
      },
    ],
  ];

  const onProtocol: (() => Promise<unknown>)[] = [
    () => attempt("fee", admin, "manager", "setFee", [next(501), who()]),
    () => attempt("set", who(), "slices", "setKeeperClaims", [next(2) === 0]),
    () => attempt("set", who(), "slices", "setPayoutAddress", [next(2) === 0 ? zeroAddress : who()]),
    () => attempt("energy", operator, "fleet", "setEnergyMix", [1 + next(2), hash(next(256))]),
    () => attempt("declare", operator, "fleet", "declareCapacity", [world.sites.declared, 10n ** 19n, zeroHash]),
    () => attempt("machines", operator, "fleet", next(2) ? "addMachines" : "removeMachines", [1 + next(2), rig()]),
    () => attempt("attester", admin, "attesters", "setAttester", [who(), next(4)]),
    () => attempt("attesters", who(), "attesters", "createSet", [[pool], 1]),
    async () => {
      if (await attempt("pause", admin, "manager", "pause", [600]))
        await attempt("pause", admin, "manager", "unpause", []);
    },
    async () => {
      const from = who();
      await attempt("withdraw", from, "slices", "withdraw", [next(2) ? world.usdc.address : world.wbtc.address, from]);
    },
  ];

  const rig = () => ({
    model: "S19",
    count: 1 + next(9),
    unitHashrate: 10n ** 14n,
    efficiencyMilliJoulesPerTh: 29_500,
  });

  async function onOneSlice() {
    const id = one(ids);
    if (id !== undefined) await weighed(next, onSlice)(id, await ownerOf(id));
  }

  async function step() {
    const choice = batches < 2n ? 0 : next(25);
    if (choice === 0 && batches < 14n) return create();
    if (choice <= 12) return weighed(next, onBatch)(anyBatch());
    return choice <= 20 ? onOneSlice() : one(onProtocol)?.();
  }

  return {
    people: [...people, arbiter, pool, auditor, world.treasury],
    done,
    ids,
    ended,
    async walk(steps: number) {
      for (let i = 0; i < steps; i++) await step();
    },
    /** Lets a random time pass. */
    wait: async () => world.warp((await world.now()) + BigInt(next(40 * 24 * HOUR))),
  };
}
