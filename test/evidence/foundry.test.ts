import { expect, test } from "vitest";
import { readRecord } from "#evidence/read-record.ts";
import { bytesOf, earning, earnings, faultsOf, nextDay, statementOf } from "#test/evidence/record.ts";

test("Foundry's earnings become days with exact sats and GH/s turned into H/s", () => {
  const statement = statementOf(earnings({}));
  expect(statement).toMatchObject({ pool: "Foundry USA Pool", basis: "earnings", payments: [], warnings: [] });
  expect(statement.days).toEqual([
    {
      start: Date.UTC(2024, 2, 8) / 1000,
      end: Date.UTC(2024, 2, 9) / 1000,
      grossSats: 10_015_558n,
      feeSats: 178_460n,
      netSats: 9_837_098n,
      hashrate: 60_205_641_000_000_000n,
      line: 2,
    },
  ]);
});

test("amounts written as texts, and the optional split left out or null, are read alike", () => {
  const { startTime, endTime } = earning;
  const bare = `[{"startTime":"${startTime}","endTime":"${endTime}","totalAmount":"0.09837098","hashrate":60205641,"feeAmount":null}]`;
  expect(statementOf(bare).days[0]).toMatchObject({ netSats: 9_837_098n, grossSats: 9_837_098n, feeSats: undefined });
});

test("days are put in order, and a missing day is said", () => {
  const later = { startTime: "2024-03-11T00:00:00Z", endTime: "2024-03-12T00:00:00Z" };
  const statement = statementOf(earnings(later, {}));
  expect(statement.days.map((day) => day.line)).toEqual([3, 2]);
  expect(statement.warnings).toEqual(["The record has no days from 2024-03-09 to 2024-03-10."]);
});

test("a day stated twice in the same words counts once, with a warning", () => {
  const statement = statementOf(earnings({}, {}));
  expect(statement.days).toHaveLength(1);
  expect(statement.warnings).toEqual(["2024-03-08 is stated twice, with the same figures; it counts once."]);
});

test("a day stated twice in different words is a contradiction", () => {
  const other = { totalAmount: 0.09837099, ppsBaseAmount: 0.09539321 };
  expect(faultsOf(earnings({}, other))).toEqual([
    "Line 3: 2024-03-08 is stated again with other figures than on line 2.",
  ]);
});

test("every fault of every entry is named by its line, and nothing is imported", () => {
  const faults = faultsOf(
    earnings(
      { totalAmount: -0.1 },
      { ...nextDay, totalAmount: 0.098370985 },
      { hashrate: "sixty" },
      { startTime: "2024-03-08T00:00:00.000+08:00", endTime: "2024-03-09T00:00:00.000+08:00" },
      { startTime: "2024-03-08T00:00:00" },
      { endTime: "2024-03-10T00:00:00Z" },
      { coin: "LTC" },
      { totalAmount: true },
      { feeAmount: "1e999" },
    ),
  );
  expect(faults).toEqual([
    "Line 2: totalAmount is negative (-0.1).",
    "Line 3: totalAmount is 0.098370985, which is finer than one sat.",
    'Line 4: hashrate is "sixty", which is not a number.',
    "Line 5: 2024-03-08T00:00:00.000+08:00 to 2024-03-09T00:00:00.000+08:00 is not one whole UTC day.",
    'Line 6: startTime is "2024-03-08T00:00:00", not a time with its zone.',
    "Line 7: 2024-03-08T00:00:00.000+00:00 to 2024-03-10T00:00:00Z is not one whole UTC day.",
    'Line 8: the coin is "LTC"; payouts are made from bitcoin only.',
    "Line 9: totalAmount is missing or not a number.",
    'Line 10: feeAmount is "1e999", which is not a number.',
  ]);
});

test("a total may differ from its parts by the rounding of four figures, and by no more", () => {
  expect(statementOf(earnings({ totalAmount: 0.098371 })).days).toHaveLength(1);
  expect(statementOf(earnings({ totalAmount: 0.09837096 })).days).toHaveLength(1);
  expect(faultsOf(earnings({ totalAmount: 0.09837101 }, { totalAmount: 0.09837095 })).slice(0, 2)).toEqual([
    "Line 2: totalAmount differs by 3 sats from ppsBaseAmount + txFeeRewardAmount − feeAmount.",
    "Line 3: totalAmount differs by -3 sats from ppsBaseAmount + txFeeRewardAmount − feeAmount.",
  ]);
});

test("at an FPPS rate other than 100 % the sum is not judged, and that is said", () => {
  const statement = statementOf(earnings({ fppsRatePercent: 99, totalAmount: 0.0973 }));
  expect(statement.warnings).toEqual([
    "2024-03-08: the FPPS rate is 99 %, so the total was not checked against its parts.",
  ]);
});

test("pay without hashrate is read, with a warning", () => {
  expect(statementOf(earnings({ hashrate: 0 })).warnings).toEqual([
    "2024-03-08 is paid although its hashrate is zero.",
  ]);
});

test("a day without income is a day like any other", () => {
  const zero = { totalAmount: 0, hashrate: 0, ppsBaseAmount: 0, txFeeRewardAmount: 0, feeAmount: 0 };
  expect(statementOf(earnings({}, { ...nextDay, ...zero })).days[1]).toMatchObject({ netSats: 0n, hashrate: 0n });
});

test("a day stated twice with another fee is a contradiction", () => {
  const bare = { ppsBaseAmount: null };
  expect(faultsOf(earnings(bare, { ...bare, feeAmount: 0.0017847 }))).toEqual([
    "Line 3: 2024-03-08 is stated again with other figures than on line 2.",
  ]);
});

test("a hashrate above the whole network's is a wrong unit", () => {
  expect(faultsOf(earnings({ hashrate: "60205641000000000" }))).toEqual([
    "Line 2: hashrate is 60205641000000000, more than the whole Bitcoin network. Check its unit.",
  ]);
});

test("sats in a column of bitcoins are noticed", () => {
  expect(faultsOf(earnings({ totalAmount: 9837098 }))[0]).toContain("more than 10,000 BTC for one account and day");
});

test("an answer that is an error message is quoted, not parsed", () => {
  expect(faultsOf('{"message": "Sub-account not found"}')).toEqual([
    'This JSON is not a list of daily earnings as Foundry gives it. The pool answered: "Sub-account not found".',
  ]);
});

test("a cut-off answer is refused with the line where it ends", () => {
  const text = earnings({}, nextDay);
  expect(faultsOf(text.slice(0, -20))[0]).toMatch(/^Line 3: this is not valid JSON: /);
});

test("the evidence hash is keccak256 of the very bytes, so one space changes it", () => {
  const hash = (text: string) => {
    const reading = readRecord(bytesOf(text));
    return reading.ok ? reading.evidenceHash : undefined;
  };
  expect(hash(earnings({}))).toMatch(/^0x[0-9a-f]{64}$/);
  expect(hash(earnings({}))).not.toBe(hash(`${earnings({})} `));
});
