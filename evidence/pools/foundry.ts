import * as z from "zod/mini";
import { hashrateFrom, satsFromBtc } from "#evidence/amounts.ts";
import { orderDays } from "#evidence/check-days.ts";
import type { FaultList } from "#evidence/fault.ts";
import { parseRecordJson, RecordJsonError } from "#evidence/json.ts";
import type { Statement, StatementDay } from "#evidence/statement.ts";
import { formatDay, parseZonedTime, secondsPerDay } from "#evidence/utc-day.ts";

/** Numbers arrive as their source text (json.ts); pools change between numbers, strings and null. */
const amount = z.nullish(z.string("is not a number"));

const earning = z.object({
  startTime: z.string("is missing or not a time"),
  endTime: z.string("is missing or not a time"),
  totalAmount: z.string("is missing or not a number"),
  hashrate: z.string("is missing or not a number"),
  ppsBaseAmount: amount,
  txFeeRewardAmount: amount,
  fppsRatePercent: amount,
  feeAmount: amount,
  coin: z.nullish(z.string("is not a text")),
});

type Earning = z.infer<typeof earning>;
type Report = (what: string) => void;

/** GH/s, as the nameplate of the farms that publish this record shows; one public client says H/s and is wrong. */
const gigahash = 9;

/** base + transaction fees − fee = total, where each of the four may be rounded by half a sat. */
const roundingSats = 2n;

/** Reads the answer of Foundry's `/earnings/{subAccount}`: one entry per UTC day, BTC and GH/s. */
export function readFoundryEarnings(text: string, faults: FaultList): Statement {
  const warnings: string[] = [];
  const days: StatementDay[] = [];
  for (const { entry, line } of readEntries(text, faults)) {
    const shape = earning.safeParse(entry);
    if (shape.success) {
      const day = readDay(shape.data, line, (what) => faults.add(line, what), warnings);
      if (day !== undefined) days.push(day);
    } else {
      for (const issue of shape.error.issues)
        faults.add(line, `${issue.path.join(".") || "the entry"} ${issue.message}.`);
    }
  }
  const ordered = orderDays(days, faults, warnings);
  return { pool: "Foundry USA Pool", account: undefined, basis: "earnings", days: ordered, payments: [], warnings };
}

function readEntries(text: string, faults: FaultList): { entry: unknown; line: number }[] {
  try {
    const { value, lineOf } = parseRecordJson(text);
    if (Array.isArray(value)) return value.map((entry) => ({ entry, line: lineOf(entry) ?? lineOf(value) ?? 1 }));
    const message = typeof value === "object" && value !== null ? (value.message ?? value.error) : undefined;
    const said = typeof message === "string" ? ` The pool answered: ${JSON.stringify(message.slice(0, 120))}.` : "";
    faults.add(undefined, `This JSON is not a list of daily earnings as Foundry gives it.${said}`);
  } catch (error) {
    if (!(error instanceof RecordJsonError)) throw error;
    faults.add(error.line, `this is not valid JSON: ${error.message}`);
  }
  return [];
}

function readDay(entry: Earning, line: number, report: Report, warnings: string[]): StatementDay | undefined {
  if (typeof entry.coin === "string" && entry.coin.toUpperCase() !== "BTC") {
    report(`the coin is ${JSON.stringify(entry.coin)}; payouts are made from bitcoin only.`);
  }
  const span = readSpan(entry, report);
  const netSats = satsFromBtc(entry.totalAmount, "totalAmount", report);
  const hashrate = hashrateFrom(entry.hashrate, gigahash, "hashrate", report);
  const feeStated = typeof entry.feeAmount === "string";
  const feeSats = feeStated ? satsFromBtc(entry.feeAmount ?? "", "feeAmount", report) : undefined;
  if (span === undefined || netSats === undefined || hashrate === undefined) return undefined;
  if (feeStated && feeSats === undefined) return undefined;
  checkTotal(entry, netSats, feeSats ?? 0n, report, (what) => warnings.push(`${formatDay(span.start)}: ${what}`));
  return { ...span, grossSats: netSats + (feeSats ?? 0n), feeSats, netSats, hashrate, line };
}

function readSpan(entry: Earning, report: Report): { start: number; end: number } | undefined {
  const start = parseZonedTime(entry.startTime);
  const end = parseZonedTime(entry.endTime);
  if (start === undefined) report(`startTime is ${JSON.stringify(entry.startTime)}, not a time with its zone.`);
  if (end === undefined) report(`endTime is ${JSON.stringify(entry.endTime)}, not a time with its zone.`);
  if (start === undefined || end === undefined) return undefined;
  if (start % secondsPerDay === 0 && end === start + secondsPerDay) return { start, end };
  report(`${entry.startTime} to ${entry.endTime} is not one whole UTC day.`);
  return undefined;
}

/** The split is optional; where all of it is there, it must add up. */
function checkTotal(entry: Earning, netSats: bigint, feeSats: bigint, report: Report, warn: Report): void {
  if (typeof entry.ppsBaseAmount !== "string" || typeof entry.txFeeRewardAmount !== "string") return;
  const base = satsFromBtc(entry.ppsBaseAmount, "ppsBaseAmount", report);
  const txFees = satsFromBtc(entry.txFeeRewardAmount, "txFeeRewardAmount", report);
  if (base === undefined || txFees === undefined) return;
  if (typeof entry.fppsRatePercent === "string" && !/^100(\.0*)?$/.test(entry.fppsRatePercent)) {
    warn(`the FPPS rate is ${entry.fppsRatePercent} %, so the total was not checked against its parts.`);
    return;
  }
  const difference = netSats - (base + txFees - feeSats);
  if (difference < -roundingSats || difference > roundingSats) {
    report(`totalAmount differs by ${difference} sats from ppsBaseAmount + txFeeRewardAmount − feeAmount.`);
  }
}
