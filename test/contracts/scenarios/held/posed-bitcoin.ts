import type { RelayEpoch } from "#domain/held-escrow.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { DAY } from "#scripts/bench/local-world.ts";
import type { Bitcoin } from "./bitcoin.ts";

const EPOCHS = [414, 415, 416, 417] as const;
/** Of four epochs, in the last of which the subsidy halves: harder and easier ones. */
const BITS = [0x17034219, 0x1702f128, 0x1703a30c, 0x17034219] as const;

/** Payments and a relay that are what the test says. Epochs follow each other every five days, as seen from the chain's clock. */
export async function createPosedBitcoin(world: LocalWorld, next: (below: number) => number): Promise<Bitcoin> {
  const { admin, proofs, now, send } = world;
  const starts = new Map<number, bigint>();
  let newestTime = 0n;
  const begin = async (number: number, start: bigint) => {
    starts.set(number, start);
    await send(admin, proofs, "setEpoch", [number, BITS[number - EPOCHS[0]] ?? 0, Number(start)]);
  };
  const catchUp = async () => {
    newestTime = await now();
    await send(admin, proofs, "setTip", [2_016 * EPOCHS[0] + 2_000, Number(newestTime)]);
    const [newest = EPOCHS[0]] = [...starts.keys()].reverse();
    const due = (starts.get(newest) ?? 0n) + 5n * DAY;
    if (newest < EPOCHS[3] && newestTime >= due) await begin(newest + 1, due);
  };
  await begin(EPOCHS[0], (await now()) - DAY);

  return {
    // 1,000 TH/s, which at these targets earn some 150,000 satoshis of subsidy a day, and half of it after the halving.
    unitHashrate: 10n ** 12n,
    periodSats: 150_000,
    begin: catchUp,
    async step(batchId, missing) {
      if (next(2) === 0) await catchUp();
      if (missing === 0n) return { names: [], sats: 0n };
      await send(admin, proofs, "prove", [batchId, missing]);
      return { names: ["prove"], sats: missing };
    },
    async epochOf(time) {
      const known = [...starts].filter(([, start]) => start <= time).map(([number]) => number);
      return known.at(-1) ?? EPOCHS[0];
    },
    async relayEpoch(number): Promise<RelayEpoch> {
      const start = starts.get(number);
      const nBits = start === undefined ? 0 : (BITS[number - EPOCHS[0]] ?? 0);
      return { number, nBits, start: start ?? 0n, nextStart: starts.get(number + 1), newestTime };
    },
  };
}
