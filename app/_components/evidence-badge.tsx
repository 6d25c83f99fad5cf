import { Badge, type Tone } from "./badge.tsx";

type Evidence = { text: string; tone: Tone; proves: string; leaves: string };

/** What supports a payout, in plain words: what each level proves, and what it leaves open. */
const levels: Record<number, Evidence> = {
  0: {
    text: "Operator’s word",
    tone: "plain",
    proves:
      "The operator funds each payout in full and publishes a hash of the pool’s record, which shows that the record was not changed afterwards.",
    leaves: "Whether the pool paid that amount, and whether the capacity ran. Nobody but the operator has looked.",
  },
  1: {
    text: "Signed by a pool",
    tone: "calm",
    proves:
      "The mining pool signed the payout’s figures: what it paid, hosting and delivery, for this batch and this period only. No other figures could have been posted.",
    leaves:
      "Whether the machines are this batch’s own, and whether the hosting was fair. A pool and an operator who agree to lie can.",
  },
  2: {
    text: "Signed by an auditor",
    tone: "good",
    proves:
      "An independent auditor signed the payout’s figures, after looking at the pool’s record. No other figures could have been posted.",
    leaves: "What the auditor did not see. It is a signature by somebody with a name to lose, not a proof on Bitcoin.",
  },
  3: {
    text: "Proven on Bitcoin",
    tone: "ore",
    proves:
      "Bitcoin payments to a script that belongs to this batch alone cover the posted gross, within 5 %. Our contracts checked each payment against Bitcoin’s own blocks, and anybody can check it again.",
    leaves:
      "Who sent the payments, and why: any sender counts. Whether these machines earned them, what ran, and whether hosting was fair. A payment to an address that no batch registered stays unseen.",
  },
};

const unknown: Evidence = {
  text: "Unknown evidence",
  tone: "warn",
  proves: "This page does not know this level of evidence.",
  leaves: "Everything.",
};

export const evidenceOf = (level: number): Evidence => levels[level] ?? unknown;

export function EvidenceBadge({ level }: { level: number }) {
  const { text, tone, proves, leaves } = evidenceOf(level);
  return (
    <Badge tone={tone} title={`Proves: ${proves} Leaves open: ${leaves}`}>
      {text}
    </Badge>
  );
}
