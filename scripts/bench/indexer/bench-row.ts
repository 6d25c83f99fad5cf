/** One figure, beside what it should be and what a peer reached in the same run. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  target: number | null;
  /** Null where there is no target. */
  met: boolean | null;
  peer: string | null;
  peerValue: number | null;
}

export type Wanted = { atLeast: number } | { atMost: number };
export type Peer = { name: string; value: number };

export function benchRow(name: string, value: number, unit: string, wanted?: Wanted, peer?: Peer): BenchRow {
  const target = wanted === undefined ? null : "atLeast" in wanted ? wanted.atLeast : wanted.atMost;
  const met = wanted === undefined ? null : "atLeast" in wanted ? value >= wanted.atLeast : value <= wanted.atMost;
  return { name, value, unit, target, met, peer: peer?.name ?? null, peerValue: peer?.value ?? null };
}

const show = (value: number | null) =>
  value === null ? "" : value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });

/** For a terminal. */
export function printRows(rows: readonly BenchRow[]): void {
  const line = (name: string, value: string, unit: string, target: string, verdict: string, beside: string) =>
    console.log(
      `${name.padEnd(44)}${value.padStart(12)} ${unit.padEnd(10)}${target.padStart(8)}  ${verdict.padEnd(7)}${beside}`.trimEnd(),
    );
  line("", "value", "", "target", "", "beside");
  for (const { name, value, unit, target, met, peer, peerValue } of rows) {
    const verdict = met === null ? "" : met ? "met" : "MISSED";
    line(name, show(value), unit, show(target), verdict, peer ? `${peer} ${show(peerValue)}` : "");
  }
}

/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
