import { count, type Tally } from "../faults/tally.ts";
import type { Outcome } from "./outcome.ts";

/** What all seeds did together, in lines. */
export function summarise(outcomes: Outcome[], wallSeconds: number): string[] {
  const faults: Tally = {};
  for (const outcome of outcomes)
    for (const [kind, times] of Object.entries(outcome.faults)) count(faults, kind, times);
  const { requests = 0, ...kinds } = faults;
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const depths = outcomes.flatMap(({ reorganisations }) => reorganisations).sort((a, b) => a - b);
  const seconds = outcomes.map((outcome) => outcome.seconds).sort((a, b) => a - b);
  const at = (numbers: number[], share: number) => numbers[Math.floor((numbers.length - 1) * share)] ?? 0;
  const failed = outcomes.filter(({ failure }) => failure !== undefined);
  const injected = Object.values(kinds).reduce((total, times) => total + times, 0);
  return [
    `${outcomes.length} seeds, ${failed.length} failed${failed.length ? `: ${failed.map(({ seed }) => seed).join(", ")}` : ""}`,
    `${sum(({ actions }) => actions)} actions, ${sum(({ refused }) => refused)} refused, ${sum(({ blocks }) => blocks)} blocks`,
    `${requests} requests, ${injected} faults:`,
    ...Object.entries(kinds)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, times]) => `  ${String(times).padStart(6)} ${kind}`),
    `${depths.length} reorganisations, of ${at(depths, 0)} to ${at(depths, 1)} blocks, half of them of ${at(depths, 0.5)} or more`,
    `${sum(({ kills }) => kills)} kills, ${sum(({ restarts }) => restarts)} restarts`,
    `${sum(({ comparisons }) => comparisons)} comparisons of ${sum(({ compared }) => compared)} rows and values`,
    `${wallSeconds.toFixed(0)} s; a seed took ${at(seconds, 0.5).toFixed(1)} s (median), ${at(seconds, 0.95).toFixed(1)} s (p95)`,
  ];
}
