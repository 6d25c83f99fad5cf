import { satsFromBtc } from "#evidence/amounts.ts";
import type { FaultList } from "#evidence/fault.ts";
import type { PoolPayment, Statement, StatementDay } from "#evidence/statement.ts";
import { type Row, readTable } from "#evidence/table.ts";
import { parseUtcTime, secondsPerDay, startOfDay } from "#evidence/utc-day.ts";

export const braiinsHeader = ["amount", "user_fee", "coin", "address", "date", "transaction_id"];

/** More days than this between the first and the last payment is a wrong date, not a long-lived account. */
const maxDays = 20 * 366;

/**
 * Reads Braiins' payouts export. It lists payments, not days of mining: a payment covers what was earned since the one
 * before. Each day of the statement is therefore what the pool sent on it (often nothing), and its hashrate is unknown.
 * `amount` is taken as what arrived and `user_fee` as what the pool kept back for sending it.
 */
export function readBraiinsPayouts(text: string, faults: FaultList): Statement {
  const payments: PoolPayment[] = [];
  for (const row of readTable(text, faults).rows) {
    const payment = readPayment(row, (what) => faults.add(row.line, what));
    if (payment !== undefined) payments.push(payment);
  }
  payments.sort((a, b) => a.at - b.at || a.line - b.line);
  refuseRepeated(payments, faults);
  const warnings = ["This record lists payments, not days of mining: each day is what the pool sent on it."];
  if (payments.some((payment) => payment.feeSats > 0n)) {
    warnings.push("user_fee is taken as kept back by the pool in addition to amount: payouts are made from amount.");
  }
  const days = daysOf(payments, faults);
  return { pool: "Braiins Pool", account: undefined, basis: "payments", days, payments, warnings };
}

function readPayment(row: Row, report: (what: string) => void): PoolPayment | undefined {
  const coin = row.cell("coin");
  if (coin.toUpperCase() !== "BTC") report(`the coin is ${JSON.stringify(coin)}; payouts are made from bitcoin only.`);
  const amountSats = satsFromBtc(row.cell("amount"), "amount", report);
  const feeSats = satsFromBtc(row.cell("user_fee") || "0", "user_fee", report);
  const at = parseUtcTime(row.cell("date"));
  if (at === undefined)
    report(`date is ${JSON.stringify(row.cell("date"))}; expected the form 2024-03-08 04:05:01 (UTC).`);
  const txid = row.cell("transaction_id").toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(txid)) report("transaction_id is not 64 hexadecimal digits.");
  if (amountSats === undefined || feeSats === undefined || at === undefined) return undefined;
  return { txid, amountSats, feeSats, address: row.cell("address") || undefined, at, line: row.line };
}

/** One transaction pays one address once; the same row twice would pay holders twice. */
function refuseRepeated(payments: PoolPayment[], faults: FaultList): void {
  const seen = new Map<string, PoolPayment>();
  for (const payment of payments) {
    const key = `${payment.txid} ${payment.address ?? ""}`;
    const first = seen.get(key);
    if (first !== undefined)
      faults.add(payment.line, `transaction ${payment.txid} is listed already on line ${first.line}.`);
    else seen.set(key, payment);
  }
}

/** Every UTC day from the first payment to the last, also those without one. */
function daysOf(payments: PoolPayment[], faults: FaultList): StatementDay[] {
  const first = payments.at(0);
  const last = payments.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = startOfDay(first.at);
  const count = (startOfDay(last.at) - start) / secondsPerDay + 1;
  if (count > maxDays) {
    faults.add(undefined, `The payments span ${count} days; check the dates of the first and the last.`);
    return [];
  }
  const days: StatementDay[] = Array.from({ length: count }, (_, index) => ({
    start: start + index * secondsPerDay,
    end: start + (index + 1) * secondsPerDay,
    grossSats: 0n,
    feeSats: 0n,
    netSats: 0n,
    hashrate: undefined,
    line: undefined,
  }));
  for (const { at, amountSats, feeSats, line } of payments) {
    const day = days[(startOfDay(at) - start) / secondsPerDay];
    if (day === undefined) continue;
    day.grossSats += amountSats + feeSats;
    day.feeSats = (day.feeSats ?? 0n) + feeSats;
    day.netSats += amountSats;
    day.line ??= line;
  }
  return days;
}
