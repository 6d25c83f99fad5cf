import type { Address } from "viem";
import { type BatchModel, SLICES_PER_BATCH, type SliceModel } from "../world/model.ts";
import type { Stage } from "../world/stage.ts";

export const anybody = ({ random, people }: Stage): Address => random.pick(people)!;

/** The newest three more often than older ones. */
export function aBatch({ random, state: { model } }: Stage, fits: (batch: BatchModel) => boolean = () => true) {
  const fitting = model.batches.filter(fits);
  return random.chance(0.7) ? random.pick(fitting.slice(-3)) : random.pick(fitting);
}

export const aSlice = ({ random, state: { model } }: Stage): SliceModel | undefined => random.pick(model.slices);

export const batchOf = ({ state: { model } }: Stage, { id }: SliceModel): BatchModel =>
  model.batches.find((batch) => batch.id === id / SLICES_PER_BATCH)!;

/** Some slices of one owner, the given one among them. */
export function withOthers({ random, state: { model } }: Stage, slice: SliceModel, sameBatch = false): SliceModel[] {
  const fits = (other: SliceModel) =>
    other.owner === slice.owner && (!sameBatch || other.id / SLICES_PER_BATCH === slice.id / SLICES_PER_BATCH);
  return model.slices.filter((other) => other.id === slice.id || (fits(other) && random.chance(0.5)));
}

export const idsOf = (slices: SliceModel[]): bigint[] => slices.map(({ id }) => id);

/** First second after the period that is posted next. */
export const dueAt = ({ terms, nextPeriod }: BatchModel): number =>
  terms.termStart + terms.periodSeconds * (nextPeriod + 1);

export const isDone = ({ over, nextPeriod, terms }: BatchModel): boolean => over || nextPeriod >= terms.periods;
