import { Badge } from "./badge.tsx";

/** What supports a payout, in plain words. Level 0 is all this version of the contracts accepts. */
const levels: Record<number, { text: string; proves: string }> = {
  0: {
    text: "Operator’s word",
    proves:
      "The operator posts a payout, funds it in full, and publishes a hash of the pool’s record. The hash proves that the record was not changed afterwards. It does not prove that the pool paid that amount, nor that the capacity ran.",
  },
};

const unknown = { text: "Unknown evidence", proves: "This page does not know this level of evidence." };

export const evidenceOf = (level: number) => levels[level] ?? unknown;

export function EvidenceBadge({ level }: { level: number }) {
  const { text, proves } = evidenceOf(level);
  return <Badge title={proves}>{text}</Badge>;
}
