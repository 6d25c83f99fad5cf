import { hashrateFrom, satsFromSats } from "#evidence/amounts.ts";
import { orderDays } from "#evidence/check-days.ts";
import type { FaultList } from "#evidence/fault.ts";
import type { PoolPayment, Statement, StatementDay } from "#evidence/statement.ts";
import { type Row, readTable } from "#evidence/table.ts";
import { parseDay, secondsPerDay } from "#evidence/utc-day.ts";

/** Columns every file of our template has, and those it may have (docs/pool-records.md). */
export const templateColumns = ["date", "gross_sats", "pool_fee_sats", "hashrate_ths"];
const optionalColumns = ["paid_sats", "pool", "account", "payment_txid", "payment_sats", "payment_address"];

const terahash = 12;

type Report = (what: string) => void;

/** Reads Lode's own CSV template: one row per UTC day, whole sats, TH/s. */
export function readLodeCsv(text: string, faults: FaultList): Statement {
  const { header, rows } = readTable(text, faults);
  checkHeader(header, faults);
  const days: StatementDay[] = [];
  const payments: PoolPayment[] = [];
  for (const row of rows) {
    const report = (what: string) => faults.add(row.line, what);
    const day = readDay(row, report);
    if (day !== undefined) days.push(day);
    const payment = day === undefined ? undefined : readPayment(row, day, report);
    if (payment !== undefined) payments.push(payment);
  }
  const warnings: string[] = [];
  return {
    pool: oneName("pool", rows, faults) ?? "a pool the record does not name",
    account: oneName("account", rows, faults),
    basis: "earnings",
    days: orderDays(days, faults, warnings),
    payments,
    warnings,
  };
}

function checkHeader(header: string[], faults: FaultList): void {
  for (const name of header) {
    if (!templateColumns.includes(name) && !optionalColumns.includes(name)) {
      faults.add(1, `the template has no column ${JSON.stringify(name)}.`);
    }
    if (header.indexOf(name) !== header.lastIndexOf(name)) faults.add(1, `the column ${name} appears twice.`);
  }
}

function readDay(row: Row, report: Report): StatementDay | undefined {
  const start = parseDay(row.cell("date"));
  if (start === undefined) report(`date is ${JSON.stringify(row.cell("date"))}; write the UTC day as 2024-03-08.`);
  const grossSats = satsFromSats(row.cell("gross_sats"), "gross_sats", report);
  const feeSats = satsFromSats(row.cell("pool_fee_sats"), "pool_fee_sats", report);
  const hashrate = hashrateFrom(row.cell("hashrate_ths"), terahash, "hashrate_ths", report);
  if (start === undefined || grossSats === undefined || feeSats === undefined || hashrate === undefined)
    return undefined;
  if (feeSats > grossSats) report(`pool_fee_sats (${feeSats}) is more than gross_sats (${grossSats}).`);
  const netSats = grossSats - feeSats;
  if (row.cell("paid_sats") !== "") {
    const paid = satsFromSats(row.cell("paid_sats"), "paid_sats", report);
    if (paid !== undefined && paid !== netSats)
      report(`paid_sats is ${paid}, but gross_sats − pool_fee_sats is ${netSats}.`);
  }
  return { start, end: start + secondsPerDay, grossSats, feeSats, netSats, hashrate, line: row.line };
}

function readPayment(row: Row, day: StatementDay, report: Report): PoolPayment | undefined {
  const txid = row.cell("payment_txid").toLowerCase();
  const sats = row.cell("payment_sats");
  if (txid === "" && sats === "") return undefined;
  if (!/^[0-9a-f]{64}$/.test(txid)) report("payment_txid is not 64 hexadecimal digits.");
  const amountSats = satsFromSats(sats, "payment_sats", report);
  if (amountSats === undefined) return undefined;
  return {
    txid,
    amountSats,
    feeSats: 0n,
    address: row.cell("payment_address") || undefined,
    at: day.start,
    line: row.line,
  };
}

/** The one value of a column that names the whole file; undefined where it is empty. */
function oneName(column: string, rows: Row[], faults: FaultList): string | undefined {
  let name: string | undefined;
  for (const row of rows) {
    const next = row.cell(column);
    if (next === "") continue;
    name ??= next.slice(0, 64);
    if (next.slice(0, 64) !== name)
      faults.add(row.line, `${column} is ${JSON.stringify(next)}, but ${JSON.stringify(name)} above.`);
  }
  return name;
}
