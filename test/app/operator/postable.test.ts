import { expect, test } from "vitest";
import { duePeriods, proposeEach, shareOf, totalsOf } from "#app/operator/_operator/postable.ts";
import { openRecord } from "#app/operator/_operator/record-reader.ts";
import { whyNothingIsDue } from "#app/operator/_operator/why-nothing-is-due.ts";
import { readRecord } from "#evidence/read-record.ts";

const day = 86_400;
const termStart = Date.parse("2024-04-18T00:00:00Z") / 1000;
const batch = {
  termStart,
  periodSeconds: day,
  periods: 30,
  nextPeriod: 1,
  unitHashrate: 10n ** 12n,
  capacity: 1_000n,
  sold: 300n,
  feeBps: 250,
  payoutDecimals: 8,
  maxHostingBps: 6_000,
  efficiencyMilliJoulesPerTh: 20_000,
  powerMicroUsdPerKwh: 50_000,
  pueBps: 10_300,
  serviceMicroUsdPerThDay: 3_000,
};
const csv = `date,gross_sats,pool_fee_sats,hashrate_ths
2024-04-18,70000,1400,990
2024-04-19,71000,1420,970
2024-04-20,69000,1380,1000
`;
const bytes = new TextEncoder().encode(csv);
const reading = readRecord(bytes);
if (!reading.ok) throw new Error("the record of this test is well formed");
const { statement, evidenceHash } = reading;
const propose = (periods: number[], price: bigint | undefined) =>
  proposeEach({ batch, statement, evidenceHash, periods, priceOf: () => price, deliveredBps: undefined });

test("the days due are those that ended and that the record reaches, from the next one on", () => {
  expect(duePeriods(batch, 2, statement)).toEqual([1]);
  expect(duePeriods(batch, 3, statement)).toEqual([1, 2]);
  expect(duePeriods(batch, 9, statement)).toEqual([1, 2]);
  expect(duePeriods(batch, 1, statement)).toEqual([]);
});

test("a day without bitcoin's price is refused by itself, with the day named", () => {
  const [answer] = propose([1], undefined);
  expect(answer).toMatchObject({ period: 1, refused: expect.stringContaining("2024-04-19") });
});

test("the preview conserves every base unit: gross is hosting, fee and what units share", () => {
  const answers = propose([1, 2], 65_000_000_000n);
  const proposals = answers.flatMap((answer) => ("proposal" in answer ? [answer.proposal] : []));
  expect(proposals).toHaveLength(2);
  const totals = totalsOf(proposals, 40_000n);
  expect(totals.gross).toBe(69_580n + 67_620n);
  expect(totals.gross).toBe(totals.hosting + totals.fee + totals.net);
  expect(totals.releasedPerUnit).toBe(38_800n + 40_000n);
  expect(totals.refundedPerUnit).toBe(1_200n);
  const all = shareOf(totals, batch.capacity);
  expect(totals.net - all).toBeLessThanOrEqual(2n);
  expect(shareOf(totals, 300n) + shareOf(totals, 700n)).toBeLessThanOrEqual(all);
});

test("when nothing is due, the reason is the one that holds", () => {
  const why = (finishedPeriods: number, nextPeriod = 1, status = "Active") =>
    whyNothingIsDue({ status, finishedPeriods }, { ...batch, nextPeriod }, statement);
  expect(why(1)).toBe("Nothing is due: period 1 ends on 2024-04-20 00:00 UTC by the chain's clock. Come back then.");
  expect(why(5, 3)).toContain("2024-04-21, which the record does not state");
  expect(why(30, 30)).toBe("All 30 payouts of this batch are posted.");
  expect(why(5, 1, "Defaulted")).toContain("in default");
});

test("a file that is no record is refused with its faults, and one that is too large unread", async () => {
  const broken = await openRecord(
    new File(["date,gross_sats,pool_fee_sats,hashrate_ths\n2024-04-18,-5,0,1\n"], "a.csv"),
  );
  expect(broken.reading).toMatchObject({ ok: false, faults: [{ line: 2 }] });
  const huge = await openRecord(new File([new Uint8Array(5_000_001)], "huge.csv"));
  expect(huge.reading).toMatchObject({ ok: false, faults: [{ what: expect.stringContaining("5000001 bytes") }] });
  expect((await openRecord(new File([csv], "a.csv"))).reading).toMatchObject({ ok: true, evidenceHash });
});
