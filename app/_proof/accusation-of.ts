import type { Tone } from "#app/_components/badge.tsx";
import type { BatchSummary } from "#queries/batch-summary.ts";
import type { Accusation } from "#queries/find-payout-path.ts";

/** What a page says of an accusation, or of the reason for one, and what can be done about it now. */
export type AccusationSaid = {
  title: string;
  tone: Tone;
  text: string;
  can: "accuse" | "forfeit the bond" | "declare the default" | "nothing";
};

type Batch = Pick<BatchSummary, "status" | "bond">;

/** `missing`: what is proven beyond what is posted; undefined where that is nothing. */
export function accusationOf(
  { status, bond }: Batch,
  missing: bigint | undefined,
  accusation: Accusation | null,
  now: Date,
): AccusationSaid | undefined {
  if (accusation === null || accusation.isAnswered) {
    if (missing !== undefined) return accusable({ status, bond });
    if (accusation === null) return undefined;
    return {
      ...{ title: "Answered", tone: "good", can: "nothing" },
      text: "The batch was accused of posting less than was proven, and the operator has made up for it.",
    };
  }
  const accused = { title: "Accused", tone: "warn" } as const;
  if (now < accusation.until && status !== "Defaulted") {
    return {
      ...{ ...accused, can: "nothing" },
      text: "More was proven than was posted. Unless the operator posts or tops up the rest in time, the batch is in default, or, after its last period, its bond goes to the holders.",
    };
  }
  if (status === "Defaulted" || (status === "Completed" && bond === 0n)) {
    const went = status === "Defaulted" ? "The batch is in default" : "The bond is gone";
    return {
      ...{ title: "Not answered", tone: "bad", can: "nothing" },
      text: `More was proven than was posted, and the operator did not make up for it. ${went}.`,
    };
  }
  const over = "The operator did not post or top up the rest in time.";
  return status === "Completed"
    ? {
        title: "Not answered",
        tone: "bad",
        can: "forfeit the bond",
        text: `${over} Anybody can give the bond to the holders now.`,
      }
    : {
        title: "Not answered",
        tone: "bad",
        can: "declare the default",
        text: `${over} Anybody can declare the batch in default now.`,
      };
}

function accusable({ status, bond }: Batch): AccusationSaid {
  const missing = { title: "Posted too little", tone: "warn" } as const;
  if (status === "Defaulted" || (status === "Completed" && bond === 0n)) {
    return {
      ...{ ...missing, can: "nothing" },
      text: "More was proven for this batch than its operator posted. It has ended, and nothing is left that an accusation could take.",
    };
  }
  return {
    ...{ ...missing, can: "accuse" },
    text: "More was proven for this batch than its operator posted. Anybody can accuse it; the operator then has 14 days and a period to answer.",
  };
}
