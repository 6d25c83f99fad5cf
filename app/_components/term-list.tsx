import type { ReactNode } from "react";
import type { Token } from "#app/_format/token.ts";
import { CopyButton } from "./copy-button.tsx";

/** A card of names and values, and who stands behind them. */
export function TermList({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="card p-4">
      <h3 className="font-medium">{title}</h3>
      <p className="label">{note}</p>
      <dl className="mt-3 space-y-1.5 text-xs">{children}</dl>
    </div>
  );
}

export function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="shrink-0 text-ink-2">{name}</dt>
      <dd className="figure min-w-0 text-right">{children}</dd>
    </div>
  );
}

/** A value too long to stand beside its name: an address, mostly. */
export function LongTerm({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-2">{name}</dt>
      <dd className="figure break-all">{children}</dd>
    </div>
  );
}

export function TokenTerm({ name, token }: { name: string; token: Token }) {
  return (
    <LongTerm name={`${name} ${token.unit === "base unit" ? "an unknown token" : token.symbol}`}>
      {token.address} <CopyButton text={token.address} what={`${token.symbol} address`} />
    </LongTerm>
  );
}
