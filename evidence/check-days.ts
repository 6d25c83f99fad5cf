import type { FaultList } from "#evidence/fault.ts";
import type { StatementDay } from "#evidence/statement.ts";
import { formatDay, secondsPerDay } from "#evidence/utc-day.ts";

function same(a: StatementDay, b: StatementDay): boolean {
  return a.netSats === b.netSats && a.grossSats === b.grossSats && a.hashrate === b.hashrate;
}

/**
 * Days oldest first. A day stated twice in the same words counts once and is mentioned in `warnings`; stated twice in
 * different words it is a contradiction. Missing days and pay without hashrate are mentioned.
 */
export function orderDays(days: StatementDay[], faults: FaultList, warnings: string[]): StatementDay[] {
  const ordered: StatementDay[] = [];
  for (const day of days.toSorted((a, b) => a.start - b.start)) {
    const previous = ordered.at(-1);
    if (previous === undefined || previous.start !== day.start) {
      ordered.push(day);
    } else if (same(previous, day)) {
      warnings.push(`${formatDay(day.start)} is stated twice, with the same figures; it counts once.`);
    } else {
      faults.add(day.line, `${formatDay(day.start)} is stated again with other figures than on line ${previous.line}.`);
    }
  }
  warnings.push(...missingDays(ordered), ...paidWithoutHashrate(ordered));
  return ordered;
}

function missingDays(days: StatementDay[]): string[] {
  return days.flatMap((day, index) => {
    const next = days[index + 1];
    if (next === undefined || next.start === day.end) return [];
    const last = formatDay(next.start - secondsPerDay);
    const first = formatDay(day.end);
    return [first === last ? `The record has no ${first}.` : `The record has no days from ${first} to ${last}.`];
  });
}

function paidWithoutHashrate(days: StatementDay[]): string[] {
  return days
    .filter((day) => day.hashrate === 0n && day.netSats > 0n)
    .map((day) => `${formatDay(day.start)} is paid although its hashrate is zero.`);
}
