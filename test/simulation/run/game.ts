import type { FailingStatements } from "../faults/failing-statements.ts";
import type { Random } from "../random.ts";
import type { Stage } from "../world/stage.ts";
import type { Indexer, Place } from "./indexer.ts";
import type { Outcome } from "./outcome.ts";

/** Everything a step of a seed works with. */
export type Game = {
  stage: Stage;
  place: Place;
  statements: FailingStatements;
  outcome: Outcome;
  /** What to do when; the world's own choices are drawn elsewhere. */
  random: Random;
  adminUrl: string;
  /** The indexer is a process of its own. */
  isChild: boolean;
  /** Share of the usual number of steps. */
  length: number;
  note: (line: string) => void;
};

/** A game under way. */
export type Running = Game & { indexer: Indexer; start: () => Promise<Indexer> };
