import type { Tone } from "#app/_components/badge.tsx";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";

export type EscrowOfPeriod = {
  title: string;
  tone: Tone;
  why: string;
  /** Payment-token base units. */
  parts: { name: string; amount: bigint }[];
};

type Batch = Pick<BatchSummary, "rate" | "sold" | "status">;

/** Where a period's part of the escrow is at `now`, and why. */
export function escrowOf({ rate, sold, status }: Batch, { posted, held }: PayoutPath, now: Date): EscrowOfPeriod {
  if (posted === null) return ofUnposted(status, rate * sold);
  if (held === null || held.heldPerUnit === 0n) {
    return {
      title: posted.refunded > posted.released ? "To the holders" : "Released",
      tone: "plain",
      why: "Split when the payout was posted: to the operator for what was delivered, the rest to the holders.",
      parts: [
        { name: "To the operator", amount: posted.released },
        { name: "To the holders, for under-delivery", amount: posted.refunded },
      ],
    };
  }
  const { judged } = held;
  if (judged === null) {
    const isLate = now >= held.proofsDue;
    return {
      title: "Held",
      tone: isLate ? "warn" : "calm",
      why: isLate
        ? "The time for proofs is over. When anybody settles the period, what the proofs do not cover by then goes to the holders."
        : "It waits for proofs on Bitcoin that cover what was posted. Without them it goes to the holders.",
      parts: [
        { name: "Held", amount: held.heldPerUnit * sold },
        { name: "To the holders, for under-delivery", amount: posted.refunded },
      ],
    };
  }
  return {
    title: judged.isProven ? "Released" : "To the holders",
    tone: judged.isProven ? "good" : "warn",
    why: judged.isProven
      ? "The proofs cover what was posted. The operator gets what its gross explains of the capacity, the holders the rest."
      : "No proof covered what was posted in time, so all that was held went to the holders.",
    parts: [
      { name: "To the operator", amount: judged.released },
      { name: "To the holders, unproven or unexplained", amount: judged.refunded },
      // What the posting itself gave back; `refunded` of the payout is all of it.
      { name: "To the holders, for under-delivery", amount: posted.refunded - judged.refunded },
    ],
  };
}

function ofUnposted(status: Batch["status"], share: bigint): EscrowOfPeriod {
  if (status === "Defaulted") {
    return {
      title: "To the holders",
      tone: "warn",
      why: "The batch is in default. Everything that was not released before went to the holders.",
      parts: [{ name: "To the holders", amount: share }],
    };
  }
  if (status === "Cancelled") {
    return {
      title: "Refundable",
      tone: "plain",
      why: "The batch was cancelled. Holders take back what they paid.",
      parts: [],
    };
  }
  return {
    title: "In escrow",
    tone: "calm",
    why: "Nothing moves before the payout of this period is posted.",
    parts: share === 0n ? [] : [{ name: "In escrow", amount: share }],
  };
}
