import "server-only";
import type { ReactNode } from "react";
import { Freshness } from "#app/_components/freshness.tsx";
import { Unavailable } from "#app/_components/unavailable.tsx";
import { problemOf } from "./problem.ts";
import { openView, type View } from "./view.ts";

/** A page that reads: given a view, or replaced by the reason why there is none; always says up to which block it is true. */
export function readPage<Props>(render: (view: View, props: Props) => Promise<ReactNode>) {
  return async function ReadPage(props: Props) {
    const view = await openView();
    if ("problem" in view) return <Unavailable problem={view.problem} />;
    try {
      return (
        <>
          {await render(view, props)}
          <Freshness
            blockNumber={view.status.blockNumber}
            blockTime={view.status.blockTime}
            headBlock={view.status.headBlock}
          />
        </>
      );
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      return <Unavailable problem={problem} />;
    }
  };
}
