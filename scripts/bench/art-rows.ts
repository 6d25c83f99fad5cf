import { encodeFunctionData } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { type GasRow, row } from "#scripts/bench/gas-row.ts";
import { DAY, type LocalWorld } from "#scripts/bench/local-world.ts";

const SABLIER_GAS = 2_155_910;
const SABLIER_BYTES = 17_600;

/** What a slice's metadata and picture take after a year of payouts, each delivered a little differently. */
export async function measureArt(world: LocalWorld): Promise<GasRow[]> {
  const start = (await world.now()) + DAY;
  const [saleStart, termStart] = [Number(start - DAY), Number(start)];
  const { batchId } = await world.create({ saleStart, saleEnd: termStart, termStart, periods: 365 });
  const id = await world.nextId(batchId);
  await world.buy(world.account(3), batchId, 100n);
  const before = await askFor(world, id);
  await postYear(world, batchId, start);
  const after = await askFor(world, id);
  return [
    row("tokenURI, 365 periods", after.gas, 2_500_000, ["Sablier Lockup (published)", SABLIER_GAS]),
    bytes("tokenURI, 365 periods: output", after.bytes, 12_000, SABLIER_BYTES),
    row("tokenURI, none of 365 periods posted", before.gas, null),
    bytes("tokenURI, none of 365 periods posted: output", before.bytes, null),
  ];
}

const bytes = (name: string, value: number, target: number | null, sablier?: number): GasRow => ({
  ...row(name, value, target, sablier === undefined ? undefined : ["Sablier Lockup (published)", sablier]),
  unit: "bytes",
});

async function askFor(world: LocalWorld, id: bigint) {
  const call = { abi: capacitySlicesAbi, functionName: "tokenURI", args: [id] } as const;
  const to = world.slices.address;
  const uri = await world.client.readContract({ ...call, address: to });
  return { gas: await world.client.estimateGas({ to, data: encodeFunctionData(call) }), bytes: uri.length };
}

async function postYear(world: LocalWorld, batchId: bigint, start: bigint) {
  for (let from = 0; from < 365; from += 73) {
    await world.warp(start + BigInt(from + 73) * DAY);
    const payouts = [];
    for (let period = from; period < from + 73; period++) {
      const deliveredBps = period % 61 === 60 ? 0 : 10_000 - ((period * 7_919) % 1_900);
      payouts.push(await world.payoutOf(batchId, period, deliveredBps));
    }
    await world.send(world.operator, world.manager, "postPayouts", [batchId, payouts]);
  }
}
