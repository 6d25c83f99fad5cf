"use client";
import { useState } from "react";
import { Field } from "#app/_components/field.tsx";
import { TextField } from "#app/_components/text-field.tsx";
import { formatUsdMicro, MoneyFormatError, parseBaseUnits, parseBps } from "#domain/money.ts";
import type { PostableBatch } from "#evidence/propose-payout.ts";
import type { RecordReading } from "#evidence/read-record.ts";
import type { Statement } from "#evidence/statement.ts";
import type { BatchSummary } from "#queries/batch-summary.ts";
import { type Answer, hostingNeedsPrice, priceDayOf, proposeEach } from "./postable.ts";
import { whyNothingIsDue } from "./why-nothing-is-due.ts";

type Accepted = Extract<RecordReading, { ok: true }>;

export type Choices = {
  count: number;
  setCount: (count: number) => void;
  prices: Record<number, string>;
  setPrice: (period: number, typed: string) => void;
  delivered: string;
  setDelivered: (typed: string) => void;
  answers: Answer[];
};

const usdOf = (typed: string): bigint | undefined => {
  try {
    return parseBaseUnits(typed, 6);
  } catch (error) {
    if (error instanceof MoneyFormatError) return undefined;
    throw error;
  }
};

/** What the operator decides beyond the record: how many days, bitcoin's price on each, and the delivered share where it is missing. */
export function useChoices(batch: PostableBatch, reading: Accepted | undefined, due: number[]): Choices {
  const [wanted, setCount] = useState<number>();
  const [prices, setPrices] = useState<Record<number, string>>({});
  const [delivered, setDelivered] = useState("");
  const count = Math.min(wanted ?? due.length, due.length);
  const answers =
    reading === undefined
      ? []
      : proposeEach({
          batch,
          statement: reading.statement,
          evidenceHash: reading.evidenceHash,
          periods: due.slice(0, count),
          priceOf: (period) => usdOf(prices[period] ?? ""),
          deliveredBps: parseBps(delivered),
        });
  const setPrice = (period: number, typed: string) => setPrices((known) => ({ ...known, [period]: typed }));
  return { count, setCount, prices, setPrice, delivered, setDelivered, answers };
}

type Props = {
  batch: BatchSummary;
  postable: PostableBatch;
  statement: Statement;
  due: number[];
  choices: Choices;
};

export function PostingChoices({ batch, postable, statement, due, choices }: Props) {
  if (due.length === 0) {
    return (
      <p className="rounded-lg bg-warn-soft p-3 text-warn" data-testid="nothing-due">
        {whyNothingIsDue(batch, postable, statement)}
      </p>
    );
  }
  const day = (period: number) => new Date(priceDayOf(postable, period) * 1000).toISOString().slice(0, 10);
  const lacksHashrate = statement.days.some((days) => days.hashrate === undefined);
  const isWrong = choices.delivered.trim() !== "" && parseBps(choices.delivered) === undefined;
  const chosen = due.slice(0, choices.count);
  const fillAll = () => {
    const first = choices.prices[chosen[0] ?? 0] ?? "";
    for (const period of chosen) choices.setPrice(period, first);
  };
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label="Post up to and including"
          hint="Days follow each other; none can be left out."
          problem={undefined}
        >
          {(aria) => (
            <select
              {...aria}
              className="field figure"
              value={choices.count}
              onChange={(event) => choices.setCount(Number(event.target.value))}
            >
              {due.map((period, index) => (
                <option key={period} value={index + 1}>
                  {day(period)}, period {period} ({index + 1} {index === 0 ? "payout" : "payouts"})
                </option>
              ))}
            </select>
          )}
        </Field>
        {lacksHashrate && (
          <TextField
            label="Delivered share of the capacity, %"
            hint="This record states no hashrate, so you state it. The escrow is released in this proportion."
            problem={isWrong ? "From 0 to 100, with at most two decimals." : undefined}
            value={choices.delivered}
            onChange={choices.setDelivered}
            kind="decimal"
          />
        )}
      </div>
      {hostingNeedsPrice(postable) && (
        <fieldset>
          <legend className="font-medium">Bitcoin's price on each day, USD</legend>
          <p className="label">
            Hosting costs are disclosed in dollars (electricity at{" "}
            {formatUsdMicro(BigInt(postable.powerMicroUsdPerKwh))} per kWh) and taken in bitcoin, so each day needs its
            price.
          </p>
          <div className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-6">
            {chosen.map((period) => (
              <label key={period} className="min-w-0">
                <span className="label">{day(period)}</span>
                <input
                  className="field figure"
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="65000"
                  data-testid={`price-${period}`}
                  value={choices.prices[period] ?? ""}
                  aria-invalid={
                    (choices.prices[period] ?? "") !== "" && usdOf(choices.prices[period] ?? "") === undefined
                  }
                  onChange={(event) => choices.setPrice(period, event.target.value)}
                />
              </label>
            ))}
          </div>
          {chosen.length > 1 && (
            <button type="button" className="button mt-3" onClick={fillAll}>
              Use the first price for all days
            </button>
          )}
        </fieldset>
      )}
      {choices.answers.map(
        (answer) =>
          "refused" in answer && (
            <p key={answer.period} className="text-warn" data-testid={`refused-${answer.period}`}>
              {answer.refused}
            </p>
          ),
      )}
    </div>
  );
}
