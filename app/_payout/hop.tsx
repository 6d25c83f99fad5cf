import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge, type Tone } from "#app/_components/badge.tsx";

type Props = {
  id: string;
  title: string;
  /** How well this step stands, in two or three words. */
  standing: { text: string; tone: Tone };
  /** Where nothing supports this step, the way to it is drawn as a gap. */
  isGap?: boolean;
  /** What supports this step. */
  supports: ReactNode;
  /** What it does not prove. */
  leaves: ReactNode;
  children?: ReactNode;
};

/** One step on the way from a slice to Bitcoin: its figures, what supports them, and what stays open. */
export function Hop({ id, title, standing, isGap = false, supports, leaves, children }: Props) {
  return (
    <li data-testid={`hop-${id}`} className="group relative pb-6 pl-8 last:pb-0">
      {/* The line that leads here from the step above. */}
      <span
        aria-hidden="true"
        className={clsx(
          "-top-6 absolute left-2 h-12 border-l group-first:hidden",
          isGap ? "border-line-strong border-dashed" : "border-ore-fill",
        )}
      />
      <span
        aria-hidden="true"
        className={clsx(
          "absolute top-6 bottom-6 left-2 border-l group-last:hidden",
          isGap ? "border-line-strong border-dashed" : "border-ore-fill",
        )}
      />
      <span
        aria-hidden="true"
        className={clsx(
          "absolute top-4 left-0.5 size-3.5 rounded-full border-2",
          isGap ? "border-line-strong bg-ground" : "border-ground bg-ore-fill",
        )}
      />
      <section aria-labelledby={id} className="card p-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 id={id} className="font-medium">
            {title}
          </h2>
          <Badge tone={standing.tone}>{standing.text}</Badge>
        </div>
        {children !== undefined && <div className="mt-3">{children}</div>}
        <dl className="mt-3 grid gap-x-5 gap-y-2 border-line border-t pt-3 text-xs sm:grid-cols-2">
          <div>
            <dt className="font-medium">What supports it</dt>
            <dd className="text-ink-2">{supports}</dd>
          </div>
          <div>
            <dt className="font-medium">What it does not prove</dt>
            <dd className="text-ink-2">{leaves}</dd>
          </div>
        </dl>
      </section>
    </li>
  );
}
