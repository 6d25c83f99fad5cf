import type { Created, Opened } from "./handlers/batch-begin.ts";
import { Pairs } from "./pairs.ts";
import type { RowOf, TableName } from "./tables/conclusions.ts";

/** A row of a table without what the other event says. */
type Lacking<Name extends TableName, Missing extends keyof RowOf<Name>> = Omit<RowOf<Name>, Missing>;
type Said<Name extends TableName, Columns extends keyof RowOf<Name>> = Pick<RowOf<Name>, Columns>;

type Judged = "period" | "isProven" | "releasePerUnit" | "refundPerUnit" | "covered";

/** What CapacitySlices and BatchManager, or HeldEscrow, each say one half of: left the money, right the rules. */
export class Halves {
  readonly batches = new Pairs<Opened, Created>("the beginning of batch");
  readonly purchases = new Pairs<Lacking<"slice", "buyer">, Said<"slice", "buyer">>("the purchase of slice");
  readonly postings = new Pairs<
    Lacking<"payout", "deliveredBps" | "evidence" | "evidenceHash">,
    Said<"payout", "deliveredBps" | "evidence" | "evidenceHash">
  >("the payout of batch:period");
  readonly topUps = new Pairs<Lacking<"topUp", "period" | "evidenceHash">, Said<"topUp", "period" | "evidenceHash">>(
    "a payment for a posted period of batch",
  );
  readonly upfronts = new Pairs<RowOf<"upfrontRelease">, object>("the release of the upfront part of batch");
  readonly defaults = new Pairs<
    Lacking<"batchDefault", "period" | "declaredBy">,
    Said<"batchDefault", "period" | "declaredBy">
  >("the default of batch");
  readonly cancellations = new Pairs<
    Lacking<"batchCancellation", "calledOffBy">,
    Said<"batchCancellation", "calledOffBy">
  >("the cancellation of batch");
  readonly judgements = new Pairs<Omit<RowOf<"heldJudgement">, Judged>, Said<"heldJudgement", Judged>>(
    "what became of a held period of batch",
  );
  readonly resolutions = new Pairs<
    Lacking<"disputeResolution", "forfeitBps" | "reasonHash">,
    Said<"disputeResolution", "forfeitBps" | "reasonHash">
  >("the decision about the bond of batch");

  /** Throws `RetryableError` when the events cannot be all there were. */
  assertComplete(): void {
    for (const pairs of Object.values(this) as Pairs<unknown, unknown>[]) pairs.assertComplete();
  }
}
