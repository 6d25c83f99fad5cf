import type { PostableBatch } from "#evidence/propose-payout.ts";
import type { Statement, StatementDay } from "#evidence/statement.ts";

export const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000;

/** 100,000 TH/s with the costs of the slice of DOMAIN's known answer of 2024-04-25. */
export const batch: PostableBatch = {
  termStart: dayOf("2024-04-25"),
  periodSeconds: 86_400,
  periods: 30,
  nextPeriod: 0,
  unitHashrate: 10n ** 12n,
  capacity: 100_000n,
  sold: 40_000n,
  feeBps: 250,
  payoutDecimals: 8,
  maxHostingBps: 10_000,
  efficiencyMilliJoulesPerTh: 21_500,
  powerMicroUsdPerKwh: 55_000,
  pueBps: 10_300,
  serviceMicroUsdPerThDay: 4_500,
};

export const btcMicroUsd = 64_481_710_000n;

export const evidenceHash = `0x${"e".repeat(64)}` as const;

export function day(date: string, changes: Partial<StatementDay> = {}): StatementDay {
  const start = dayOf(date);
  return {
    start,
    end: start + 86_400,
    grossSats: 8_592_667n,
    feeSats: 171_853n,
    netSats: 8_420_814n,
    hashrate: 97_000n * 10n ** 12n,
    line: 2,
    ...changes,
  };
}

export function statementFrom(...days: StatementDay[]): Statement {
  return { pool: "A pool", account: undefined, basis: "earnings", days, payments: [], warnings: [] };
}
