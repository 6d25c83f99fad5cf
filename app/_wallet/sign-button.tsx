"use client";
import clsx from "clsx";
import { useId } from "react";
import type { Signer } from "./use-sign.ts";

type Props = {
  signer: Signer;
  /** What the button does, once a wallet is connected. */
  label: string;
  /** Why it cannot be done; the button says so beneath itself. */
  problem?: string | undefined;
  onSign: () => void;
  testId: string;
  isQuiet?: boolean;
};

/** A button that leads to a signature. Disabled, it says why; without a wallet, it asks for one. */
export function SignButton({ signer, label, problem, onSign, testId, isQuiet = false }: Props) {
  const reasonId = useId();
  const reason = problem ?? signer.blocked ?? signer.trouble;
  const isDisabled = problem !== undefined || signer.blocked !== undefined;
  return (
    <div>
      <button
        type="button"
        data-testid={testId}
        disabled={isDisabled}
        aria-describedby={reason === undefined ? undefined : reasonId}
        onClick={onSign}
        className={clsx("button", isQuiet ? "w-auto" : "button-primary w-full")}
      >
        {signer.account === undefined
          ? `Connect a wallet to ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`
          : label}
      </button>
      {reason !== undefined && (
        <p id={reasonId} role="status" className={clsx("mt-2", signer.trouble ? "text-bad" : "text-ink-2")}>
          {reason}
        </p>
      )}
    </div>
  );
}
