import { Minus, Check as Passed, X } from "lucide-react";
import type { Check } from "./check-proof.ts";

const marks = {
  passed: { icon: Passed, tone: "text-good", word: "Passed" },
  failed: { icon: X, tone: "text-bad", word: "Failed" },
  unreached: { icon: Minus, tone: "text-ink-3", word: "Not asked" },
} as const;

/** Each check of a proof with its result. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ol className="mt-3 space-y-2" data-testid="proof-checks">
      {checks.map(({ name, state, says }) => {
        const { icon: Icon, tone, word } = marks[state];
        return (
          <li key={name} data-state={state} className="grid grid-cols-[1.25rem_minmax(0,1fr)] text-xs">
            <Icon className={`mt-0.5 size-3.5 ${tone}`} aria-hidden="true" />
            <div>
              <p className="font-medium">
                {name} <span className={`font-normal ${tone}`}>{word}</span>
              </p>
              <p className="break-words text-ink-2">{says}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** "7 of 7 checks passed", and whether that is all of them. */
export function verdictOf(checks: readonly Check[]): { text: string; holds: boolean } {
  const passed = checks.filter(({ state }) => state === "passed").length;
  return { text: `${passed} of ${checks.length} checks passed`, holds: passed === checks.length };
}
