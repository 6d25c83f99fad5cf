import type { Stage } from "../world/stage.ts";

/** Something a seed may do. */
export type Action = {
  weight: number;
  /** More than one transaction: cannot share a block with others. */
  long?: true;
  /** False where there is nothing to do it with. A contract that refuses it throws `RefusedError`. */
  run(stage: Stage): Promise<boolean>;
};
