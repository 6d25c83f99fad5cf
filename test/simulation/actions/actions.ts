import type { Random } from "../random.ts";
import { RefusedError } from "../world/refused.ts";
import type { Stage } from "../world/stage.ts";
import type { Action } from "./action.ts";
import { batchActions } from "./batches.ts";
import { fleetActions } from "./fleet.ts";
import { marketActions } from "./market.ts";
import { proofActions } from "./proofs.ts";
import { sliceActions } from "./slices.ts";

export const actions: Record<string, Action> = {
  ...{ ...batchActions, ...sliceActions, ...marketActions, ...fleetActions, ...proofActions },
};

const weights = (names: string[]) => Object.fromEntries(names.map((name) => [name, actions[name]!.weight]));
const all = weights(Object.keys(actions));
const short = weights(Object.keys(actions).filter((name) => !actions[name]!.long));

export type Outcome = "done" | "pointless" | "refused";

export const choose = (random: Random): string => random.weighted(all);
/** One that is a single transaction. */
export const chooseShort = (random: Random): string => random.weighted(short);

export async function act(stage: Stage, name: string): Promise<Outcome> {
  try {
    return (await actions[name]!.run(stage)) ? "done" : "pointless";
  } catch (error) {
    if (error instanceof RefusedError) return "refused";
    throw error;
  }
}
