import { literalArray } from "./tables/cell.ts";
import type { RowOf } from "./tables/conclusions.ts";
import { keyed } from "./tables/keyed.ts";

/** The statement that ends spans which the table holds, each found by its key. */
export function endSpans(chainId: number, table: "slice_span" | "refund_span", spans: RowOf<"sliceSpan">[]): string {
  const bigints = (name: "batchId" | "sliceId" | "fromPosition" | "toPosition") =>
    literalArray(
      spans.map((span) => span[name] ?? 0n),
      "bigint",
    );
  const ended = [bigints("batchId"), bigints("sliceId"), bigints("fromPosition"), bigints("toPosition")];
  const how = literalArray(
    spans.map((span) => span.endedBy ?? ""),
    "text",
  );
  return `UPDATE "${table}" s SET "to_position" = e.til, "ended_by" = e.how
     FROM ${keyed(chainId, `unnest(${ended.join(", ")}, ${how}) AS ended(batch, slice, since, til, how)`, "e")}
     WHERE s."chain_id" = e.chain AND s."batch_id" = e.batch AND s."slice_id" = e.slice AND s."from_position" = e.since`;
}
