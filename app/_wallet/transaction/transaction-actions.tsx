"use client";
import Link from "next/link";
import { useState } from "react";
import { networkName } from "#chain/networks.ts";
import { useSettings } from "../settings.tsx";
import { wake } from "../wake.ts";
import { retryLabel } from "./describe-state.ts";
import { type AllowanceChoice, isInFlight } from "./machine.ts";
import { begin, proceed, switchNetwork } from "./run.ts";
import type { Transaction } from "./transaction-store.ts";

const choices: Record<AllowanceChoice, { name: string; about: string }> = {
  permit: { name: "Sign a permit", about: "One signature without a fee, then one transaction." },
  approve: { name: "Approve the exact amount", about: "Two transactions, each with a network fee." },
};

/** The buttons that make sense now. */
export function TransactionActions({ transaction, onClose }: { transaction: Transaction; onClose: () => void }) {
  const { state, plan, sent } = transaction;
  const settings = useSettings();
  const options = state.at === "ready" ? state.need.options : [];
  const [wanted, setWanted] = useState<AllowanceChoice>();
  const chosen = options.find((option) => option === wanted) ?? options[0];
  const link = state.at === "indexed" ? (plan?.done ?? sent?.done)?.link : undefined;
  const retry = plan === undefined ? undefined : retryLabel(state);
  const verb = plan?.verb ?? "send";
  return (
    <>
      {options.length > 1 && (
        <fieldset className="mt-4 grid gap-2">
          <legend className="label mb-1">How to allow the payment</legend>
          {options.map((option) => (
            <label
              key={option}
              className="flex gap-3 rounded-lg border border-line p-3 has-checked:border-ore has-checked:bg-ore-soft"
            >
              <input
                type="radio"
                name="allowance"
                className="mt-0.5 accent-ore"
                checked={option === chosen}
                onChange={() => setWanted(option)}
              />
              <span>
                <span className="block font-medium">{choices[option].name}</span>
                <span className="label block">{choices[option].about}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        {state.at === "ready" && (
          <button
            type="button"
            className="button button-primary"
            data-testid="sign"
            onClick={async () => proceed(await wake(settings), chosen)}
          >
            {signLabel(verb, chosen)}
          </button>
        )}
        {state.at === "wrong network" && (
          <button
            type="button"
            className="button button-primary"
            onClick={async () => switchNetwork(await wake(settings))}
          >
            Switch to {networkName(state.wanted)}
          </button>
        )}
        {retry !== undefined && plan !== undefined && (
          <button
            type="button"
            className="button button-primary"
            onClick={async () => begin(await wake(settings), plan)}
          >
            {retry}
          </button>
        )}
        {link !== undefined && (
          <Link href={link.href} className="button button-primary" onClick={onClose}>
            {link.label}
          </Link>
        )}
        <button type="button" className="button" onClick={onClose}>
          {isInFlight(state) || state.at === "mined" ? "Hide" : "Close"}
        </button>
      </div>
    </>
  );
}

function signLabel(verb: string, chosen: AllowanceChoice | undefined): string {
  if (chosen === "permit") return `Sign permit, then ${verb}`;
  if (chosen === "approve") return `Approve, then ${verb}`;
  return `${verb.slice(0, 1).toUpperCase()}${verb.slice(1)}`;
}
