"use client";
import clsx from "clsx";
import { isFinal } from "./machine.ts";
import { dispatch, showTransaction, type Transaction } from "./transaction-store.ts";
import { useSaid } from "./use-said.ts";

/** A transaction whose dialog is closed: never forgotten, never in the way. */
export function TransactionDock({ transaction }: { transaction: Transaction }) {
  const said = useSaid(transaction);
  const title = transaction.plan?.title ?? transaction.sent?.title ?? "Transaction";
  return (
    <aside
      aria-label="Transaction"
      data-testid="transaction-dock"
      data-state={transaction.state.at}
      className="card fixed right-4 bottom-4 z-40 w-[calc(100%-2rem)] max-w-sm p-4 shadow-xl"
    >
      <p className="font-medium">{title}</p>
      <p role="status" className={clsx("mt-0.5", toneText[said.tone])}>
        {said.title}
      </p>
      <div className="mt-3 flex gap-2">
        <button type="button" className="button" onClick={() => showTransaction(true)}>
          Show
        </button>
        {isFinal(transaction.state) && (
          <button type="button" className="button" onClick={() => dispatch({ type: "reset" })}>
            Dismiss
          </button>
        )}
      </div>
    </aside>
  );
}

export const toneText = { calm: "text-ink-2", good: "text-good", warn: "text-warn", bad: "text-bad" };
