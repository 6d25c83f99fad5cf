import { periodStartOf, type Schedule } from "#app/_figures/batch-clock.ts";
import { formatDuration } from "#domain/utc.ts";

export type Duty = {
  tone: "good" | "warn" | "bad" | "calm";
  title: string;
  text: string;
  /** Periods that could be posted now. */
  due: number;
};

/** What the operator owes a batch at `now`, by the chain's clock. */
export function dutyOf(batch: Schedule & { finishedPeriods: number; bond: bigint }, now: Date): Duty {
  const none = { due: 0 };
  if (batch.status === "Defaulted") {
    return { ...none, tone: "bad", title: "In default", text: "Escrow and bond went to the holders. Nothing is owed." };
  }
  if (batch.status === "Completed") {
    const text = batch.bond === 0n ? "The bond is released." : "The bond can be released.";
    return { ...none, tone: "good", title: "Completed", text: `All payouts are posted. ${text}` };
  }
  if (batch.status === "Cancelled") {
    const text = "The batch does not run: holders get back what they paid, and the bond is the operator’s again.";
    return { ...none, tone: "calm", title: "Cancelled", text };
  }
  const due = batch.finishedPeriods - batch.nextPeriod;
  const deadline = batch.defaultableAt;
  if (due <= 0 || deadline === null) {
    const end = periodStartOf(batch, batch.nextPeriod + 1);
    const left = formatDuration((end.getTime() - now.getTime()) / 1000);
    return { ...none, tone: "calm", title: "Nothing due", text: `Period ${batch.nextPeriod} ends in ${left}.` };
  }
  const seconds = Math.floor((deadline.getTime() - now.getTime()) / 1000);
  const periods = due === 1 ? `Period ${batch.nextPeriod} is due` : `${due} payouts are due`;
  if (seconds <= 0) {
    return {
      due,
      tone: "bad",
      title: "Default may be declared",
      text: `Period ${batch.nextPeriod} is overdue by ${formatDuration(-seconds)}. Anybody can end the batch now. Post at once.`,
    };
  }
  const text = `${formatDuration(seconds)} left to post period ${batch.nextPeriod}, or the batch is in default.`;
  return { due, tone: seconds < batch.grace / 3 ? "bad" : "warn", title: periods, text };
}
