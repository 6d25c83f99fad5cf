import clsx from "clsx";
import type { Duty } from "./duty.ts";

const tones = {
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  calm: "bg-raised text-ink",
};

/** What is owed, loud in proportion to the danger. */
export function DutyNotice({ duty }: { duty: Duty }) {
  return (
    <div className={clsx("rounded-lg p-3", tones[duty.tone])} data-testid="duty">
      <p className="font-medium">{duty.title}</p>
      <p className="text-ink-2">{duty.text}</p>
    </div>
  );
}
