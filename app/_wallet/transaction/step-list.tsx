import clsx from "clsx";
import { Check, X } from "lucide-react";
import { type StepState, stepsOf } from "./steps.ts";
import type { Transaction } from "./transaction-store.ts";

const dots: Record<StepState, string> = {
  done: "border-good bg-good-soft text-good",
  current: "border-ore bg-ore-soft text-ore",
  waiting: "border-line-strong text-ink-3",
  failed: "border-bad bg-bad-soft text-bad",
};
const words: Record<StepState, string> = { done: "done", current: "now", waiting: "not yet", failed: "stopped here" };

/** The steps of a transaction with their states in words too, not in colour alone. */
export function StepList({ transaction: { state, plan, sent, allowance } }: { transaction: Transaction }) {
  const shown = plan === undefined ? (sent?.step === "allowance" ? "approve" : "none") : allowance;
  return (
    <ol className="mt-4 grid gap-2">
      {stepsOf(state, shown).map((step, index) => (
        <li
          key={step.name}
          aria-current={step.state === "current" ? "step" : undefined}
          className={clsx("flex items-center gap-2.5", step.state === "waiting" && "text-ink-3")}
        >
          <span
            className={clsx(
              "figure grid size-5 shrink-0 place-items-center rounded-full border text-xs",
              dots[step.state],
            )}
          >
            {step.state === "done" && <Check className="size-3" aria-hidden="true" />}
            {step.state === "failed" && <X className="size-3" aria-hidden="true" />}
            {(step.state === "current" || step.state === "waiting") && <span aria-hidden="true">{index + 1}</span>}
          </span>
          {step.name}
          <span className="sr-only">, {words[step.state]}</span>
        </li>
      ))}
    </ol>
  );
}
