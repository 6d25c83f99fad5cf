"use client";
import clsx from "clsx";
import { CopyButton } from "#app/_components/copy-button.tsx";
import { Modal } from "../modal.tsx";
import { isFinal, type TransactionState } from "./machine.ts";
import { StepList } from "./step-list.tsx";
import { TransactionActions } from "./transaction-actions.tsx";
import { dispatch, showTransaction, type Transaction } from "./transaction-store.ts";
import { useSaid } from "./use-said.ts";

const soft = { calm: "bg-raised", good: "bg-good-soft", warn: "bg-warn-soft", bad: "bg-bad-soft" };
const strong = { calm: "text-ink", good: "text-good", warn: "text-warn", bad: "text-bad" };

/** What will be signed, how far it is, and what can be done now. Closing it stops nothing that was sent. */
export function TransactionDialog({ transaction }: { transaction: Transaction }) {
  const { state, plan, sent } = transaction;
  const said = useSaid(transaction);
  const canForget = isFinal(state) || ["checking", "wrong network", "ready"].includes(state.at);
  const close = () => (canForget ? dispatch({ type: "reset" }) : showTransaction(false));
  const hash = hashOf(state);
  return (
    <Modal title={plan?.title ?? sent?.title ?? "Transaction"} onClose={close}>
      <div data-testid="transaction" data-state={state.at}>
        <p className="mt-2 break-words text-ink-2">{plan?.sentence ?? sent?.sentence}</p>
        {plan !== undefined && plan.lines.length > 0 && (
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 border-line border-y py-3">
            {plan.lines.map(({ label, value }) => (
              <div key={label} className="contents">
                <dt className="text-ink-2">{label}</dt>
                <dd className="figure break-all text-right">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <StepList transaction={transaction} />
        <div role="status" className={clsx("mt-4 rounded-lg p-3", soft[said.tone])}>
          <p className={clsx("font-medium", strong[said.tone])}>{said.title}</p>
          <p className="mt-0.5 text-ink-2">{said.text}</p>
        </div>
        {hash !== undefined && (
          <p className="label mt-3">
            Transaction <span className="figure break-all text-ink-2">{hash}</span>{" "}
            <CopyButton text={hash} what="transaction hash" />
          </p>
        )}
        <TransactionActions transaction={transaction} onClose={close} />
      </div>
    </Modal>
  );
}

const hashOf = (state: TransactionState) => ("hash" in state ? state.hash : undefined);
