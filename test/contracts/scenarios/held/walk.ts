import { weighed } from "../random.ts";
import { endingSteps } from "./ending-steps.ts";
import { beginLife, type Steps, type Walk } from "./life.ts";
import { closingSteps, proofSteps } from "./proof-steps.ts";
import { buy, sliceSteps } from "./slice-steps.ts";

type Mixture = readonly (readonly [weight: number, steps: Steps])[];

/** A sale, a term, and the settling of what is left: until which part of a life, and what happens there. */
const PARTS: readonly [until: number, mixture: Mixture][] = [
  [
    0.08,
    [
      [1, [[1, buy]]],
      [1, sliceSteps],
    ],
  ],
  [
    0.75,
    [
      [5, proofSteps],
      [2, endingSteps],
      [3, sliceSteps],
    ],
  ],
  [
    1,
    [
      [5, closingSteps],
      [4, endingSteps],
      [2, sliceSteps],
    ],
  ],
];

/** Lives of batches that require proofs, one after the other, each of as many random steps. */
export async function walkLives(walk: Walk, { lives, steps }: { lives: number; steps: number }) {
  for (let i = 0; i < lives; i++) {
    const life = await beginLife(walk);
    for (let taken = 0; taken < steps; taken++) {
      const [, mixture] = PARTS.find(([until]) => taken < until * steps) ?? [1, []];
      await weighed(walk.next, weighed(walk.next, mixture))(walk, life);
    }
  }
}
