import clsx from "clsx";
import type { ReactNode } from "react";

export type Tone = "plain" | "good" | "warn" | "bad" | "calm" | "ore";

const tones: Record<Tone, string> = {
  plain: "bg-raised text-ink-2",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  calm: "bg-calm-soft text-calm",
  ore: "bg-ore-soft text-ore",
};

export function Badge({ tone = "plain", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className={clsx(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-md px-1.5 py-0.5 font-medium text-xs leading-4",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
