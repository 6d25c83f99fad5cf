import { writeFileSync } from "node:fs";
import type { Difference, Source } from "./difference.ts";
import type { Verification } from "./verify-ledger.ts";

type Named = { what: string; chain: string } & Partial<Record<Source, string>>;

/** Writes everything that was found as JSON. Of a value that differs, sources that are not named agree with the chain or were not asked. */
export function writeReport(path: string, chainId: number, { differences, ...done }: Verification): void {
  const report = { chainId, ...done, differences: byValue(differences) };
  const text = JSON.stringify(report, (_, value) => (typeof value === "bigint" ? String(value) : value), 2);
  writeFileSync(path, `${text}\n`);
}

function byValue(differences: Difference[]): Named[] {
  const values = new Map<string, Named>();
  for (const { what, chain, found, where } of differences) {
    const named = values.get(what) ?? { what, chain };
    named[where] = found;
    values.set(what, named);
  }
  return [...values.values()];
}
