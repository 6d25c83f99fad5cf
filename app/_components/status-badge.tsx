import type { BatchStatus } from "#queries/batch-summary.ts";
import { Badge, type Tone } from "./badge.tsx";

const words: Record<BatchStatus, { tone: Tone; text: string }> = {
  Scheduled: { tone: "plain", text: "Scheduled" },
  Selling: { tone: "calm", text: "Selling" },
  CoolingOff: { tone: "calm", text: "Cooling off" },
  Active: { tone: "good", text: "Active" },
  Completed: { tone: "plain", text: "Completed" },
  Defaulted: { tone: "bad", text: "Defaulted" },
  Cancelled: { tone: "warn", text: "Cancelled" },
};

/** Where a batch stands. An overdue payout and an open sale are told too: they matter more than the status itself. */
export function StatusBadge({ status, onSale, overdue }: { status: BatchStatus; onSale: boolean; overdue: boolean }) {
  const { tone, text } = words[status];
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={tone}>{text}</Badge>
      {onSale && status !== "Selling" && <Badge tone="calm">On sale</Badge>}
      {overdue && <Badge tone="warn">Payout overdue</Badge>}
    </span>
  );
}
