import { describe, expect, test } from "vitest";
import { faultsOf, statementOf } from "#test/evidence/record.ts";

const txid = (digit: string) => digit.repeat(64);
const braiins = (...rows: string[]) => ["amount,user_fee,coin,address,date,transaction_id", ...rows, ""].join("\n");
const template = (...rows: string[]) => ["date,gross_sats,pool_fee_sats,hashrate_ths", ...rows, ""].join("\n");

describe("Braiins' payouts export", () => {
  test("payments become days by the date they were sent, and the statement says so", () => {
    const statement = statementOf(
      braiins(
        `0.01018352,0.00000000,BTC,bc1qexample,2021-08-22 04:05:01,${txid("a")}`,
        `0.00500000,0.00001000,BTC,bc1qexample,2021-08-24 23:59:59,${txid("b")}`,
      ),
    );
    expect(statement.basis).toBe("payments");
    expect(statement.days.map((day) => [day.netSats, day.grossSats, day.hashrate])).toEqual([
      [1_018_352n, 1_018_352n, undefined],
      [0n, 0n, undefined],
      [500_000n, 501_000n, undefined],
    ]);
    expect(statement.payments[0]).toMatchObject({
      txid: txid("a"),
      amountSats: 1_018_352n,
      address: "bc1qexample",
      line: 2,
    });
    expect(statement.warnings[0]).toContain("lists payments, not days of mining");
  });

  test("two payments of one day are summed", () => {
    const statement = statementOf(
      braiins(
        `0.1,0,BTC,bc1qexample,2021-08-22 04:05:01,${txid("a")}`,
        `0.2,0,BTC,bc1qexample,2021-08-22 05:05:01,${txid("b")}`,
      ),
    );
    expect(statement.days.map((day) => day.netSats)).toEqual([30_000_000n]);
  });

  test("a transaction listed twice, another coin and a wrong date are named by line", () => {
    expect(
      faultsOf(
        braiins(
          `0.1,0,BTC,bc1qexample,2021-08-22 04:05:01,${txid("a")}`,
          `0.1,0,BTC,bc1qexample,2021-08-22 04:05:01,${txid("a")}`,
          `0.1,0,LTC,ltc1q,2021-08-22 04:05:01,${txid("b")}`,
          `0.1,0,BTC,bc1qexample,22.08.2021 04:05,${txid("c")}`,
          `0.1,0,BTC,bc1qexample,2021-02-30 04:05:01,1.23E+45`,
        ),
      ),
    ).toEqual([
      'Line 4: the coin is "LTC"; payouts are made from bitcoin only.',
      'Line 5: date is "22.08.2021 04:05"; expected the form 2024-03-08 04:05:01 (UTC).',
      'Line 6: date is "2021-02-30 04:05:01"; expected the form 2024-03-08 04:05:01 (UTC).',
      "Line 6: transaction_id is not 64 hexadecimal digits.",
      `Line 3: transaction ${txid("a")} is listed already on line 2.`,
    ]);
  });
});

describe("Lode's template", () => {
  test("a row is a UTC day in whole sats and TH/s", () => {
    expect(statementOf(template("2024-03-08,10015558,178460,60205.641")).days).toEqual([
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

  test("a byte order mark, CRLF, semicolons, quotes and columns in another order change nothing", () => {
    const excel =
      '\uFEFF"hashrate_ths";"pool_fee_sats";"gross_sats";"date"\r\n"60205.641";"178460";"10015558";"2024-03-08"\r\n\r\n';
    expect(statementOf(excel)).toEqual(statementOf(template("2024-03-08,10015558,178460,60205.641")));
  });

  test("blanks around a value do not count", () => {
    expect(statementOf(template(" 2024-03-08 , 10015558 ,178460, 60205.641 "))).toEqual(
      statementOf(template("2024-03-08,10015558,178460,60205.641")),
    );
  });

  test("payments, pool and account are read where the optional columns give them", () => {
    const header = "date,gross_sats,pool_fee_sats,hashrate_ths,paid_sats,pool,account,payment_txid,payment_sats";
    const statement = statementOf(
      `${header}\n2024-03-08,100,2,1,98,OCEAN,farm-1,${txid("d")},90\n2024-03-09,100,2,1,,,,,\n`,
    );
    expect(statement).toMatchObject({ pool: "OCEAN", account: "farm-1" });
    expect(statement.payments).toEqual([
      { txid: txid("d"), amountSats: 90n, feeSats: 0n, address: undefined, at: Date.UTC(2024, 2, 8) / 1000, line: 2 },
    ]);
  });

  test("every contradiction is named by its line, and nothing is imported", () => {
    const header = "date,gross_sats,pool_fee_sats,hashrate_ths,paid_sats,account";
    expect(
      faultsOf(
        [
          header,
          "2024-03-08,100,101,1,,a",
          "2024-03-09,100,2,1,99,a",
          "2024-03-10,-5,0,1,,a",
          "2024-03-11,1.5,0,1,,a",
          "3/12/2024,100,2,1,,a",
          "2024-03-13,100,2,1",
          "2024-03-14,100,2,1,,b",
          "2024-03-14,101,2,1,,a",
        ].join("\n"),
      ),
    ).toEqual([
      "Line 7: 4 cells, but the header names 6.",
      "Line 2: pool_fee_sats (101) is more than gross_sats (100).",
      "Line 3: paid_sats is 99, but gross_sats − pool_fee_sats is 98.",
      "Line 4: gross_sats is negative (-5).",
      "Line 5: gross_sats is 1.5, which is finer than one sat.",
      'Line 6: date is "3/12/2024"; write the UTC day as 2024-03-08.',
      'Line 8: account is "b", but "a" above.',
      "Line 9: 2024-03-14 is stated again with other figures than on line 8.",
    ]);
  });

  test("quotes that do not match are refused with their line", () => {
    expect(faultsOf(template('2024-03-08,"100,2,1', "2024-03-09,100,2,1"))).toEqual([
      "Line 3: the quotes do not match, so the columns cannot be told apart (CSV_QUOTE_NOT_CLOSED).",
    ]);
  });

  test("a formula is refused wherever a cell begins with one", () => {
    for (const cell of ["=1+1", "@SUM(A1)", "+49", "-cmd", "\t=1"]) {
      expect(faultsOf(template(`"${cell}",1,1,1`))[0]).toBe(
        "Line 2: date begins like a spreadsheet formula; write the plain value.",
      );
    }
  });

  test("a decimal comma is answered with what to write", () => {
    expect(faultsOf("date;gross_sats;pool_fee_sats;hashrate_ths\n2024-03-08;100;2;60205,641")).toEqual([
      'Line 2: hashrate_ths is "60205,641", which is not a number. Write a point, not a comma, before the decimals.',
    ]);
  });

  test("a column the template does not have is named, so that a typing error loses nothing", () => {
    expect(faultsOf("date,gross_sats,pool_fee_sats,hashrate_ths,payd_sats\n2024-03-08,100,2,1,98")).toEqual([
      'Line 1: the template has no column "payd_sats".',
    ]);
  });
});
