import type { BatchModel } from "../world/model.ts";
import type { Stage } from "../world/stage.ts";
import type { Action } from "./action.ts";
import { aBatch, anybody } from "./choose.ts";

const HOUR = 3_600;

const waits = ({ terms }: BatchModel): boolean => terms.evidenceRequired === 3;
const poolOf = (batchId: bigint): string => `pool of ${batchId}`;

/** An action on one batch that waits for proofs. */
const onProven = (weight: number, run: (stage: Stage, batch: BatchModel) => Promise<unknown>): Action => ({
  weight,
  async run(stage) {
    const batch = aBatch(stage, waits);
    if (batch) await run(stage, batch);
    return batch !== undefined;
  },
});

/** At a site of its own that an auditor signed for. */
async function createProvenBatch(stage: Stage): Promise<boolean> {
  const { random, state, chain } = stage;
  const set = await stage.createSet(anybody(stage), [chain.auditor], 1);
  const site = await stage.openSite(chain.operator, "Kiruna");
  await stage.attestSite(site, set, [chain.auditor]);
  const periods = random.int(1, 5);
  const rate = random.pick([7n, 2_000n, 100_003n])!;
  const termStart = state.model.time + random.int(1, 6) * HOUR;
  const batch = await stage.createBatch({
    ...{ site, evidenceRequired: 3, periods, rate, periodSeconds: HOUR * random.pick([1, 4, 24])! },
    ...{ saleStart: state.model.time - HOUR, saleEnd: termStart, termStart, grace: HOUR * random.int(1, 12) },
  });
  await stage.registerScript(batch, poolOf(batch));
  return true;
}

/** Payments on a Bitcoin that no reorganisation of the chain takes back, their proofs, and the escrow that waits for them. */
export const proofActions: Record<string, Action> = {
  createProvenBatch: { weight: 3, long: true, run: createProvenBatch },
  registerScript: onProven(1, (stage, { id }) => stage.registerScript(id, `${poolOf(id)}: ${stage.random.int(0, 9)}`)),
  payOnBitcoin: {
    ...onProven(5, (stage, { id }) => stage.payOnBitcoin(anybody(stage), poolOf(id), stage.random.big(1n, 4_000n))),
    long: true,
  },
  settleHeld: onProven(5, (stage, { id, nextPeriod }) =>
    stage.settleHeld(anybody(stage), id, nextPeriod > 1 ? stage.random.int(1, 2) : 1),
  ),
  accuse: onProven(2, (stage, { id }) => stage.accuse(anybody(stage), id)),
  forfeitBond: onProven(1, (stage, { id }) => stage.forfeitBond(anybody(stage), id)),
};
