"use client";
import { useId, useState } from "react";
import { formatCounted } from "#app/_format/count.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { formatHashrate } from "#domain/units.ts";
import { type BuyableBatch, pastPayouts, unitsLeft } from "./buy/buyable-batch.ts";
import { checkOrder, type Order, saleProblem } from "./buy/check-order.ts";
import { useSettings } from "./settings.tsx";
import { SignButton } from "./sign-button.tsx";
import { TestMoneyButton } from "./test-money-button.tsx";
import { useBalance } from "./use-balance.ts";
import { useSign } from "./use-sign.ts";

export type { BuyableBatch };

/** Buys one slice of a batch: how many units, what they cost, what they would have earned. */
export function BuyPanel({ batch }: { batch: BuyableBatch }) {
  const problem = saleProblem(batch);
  return (
    <section aria-labelledby="buy-title" className="card p-4 sm:p-5" data-testid="buy-panel">
      <h2 id="buy-title" className="font-semibold text-base">
        Buy a slice
      </h2>
      {problem === undefined ? (
        <BuyForm batch={batch} />
      ) : (
        <p className="mt-2 text-ink-2" data-testid="sale-problem">
          {problem}
        </p>
      )}
    </section>
  );
}

function BuyForm({ batch }: { batch: BuyableBatch }) {
  const { deployment } = useSettings();
  const payment = tokenOf(deployment, batch.paymentToken);
  const balance = useBalance(batch.paymentToken);
  const signer = useSign();
  const unitsId = useId();
  const hintId = useId();
  const left = unitsLeft(batch);
  const [typed, setTyped] = useState(() => (left < 10n ? left : 10n).toString());
  const money = (base: bigint) => formatToken(base, payment);
  const order = checkOrder(batch, typed, money, balance);
  const isWrong = !order.ok && order.cost === undefined;
  const onSign = () => {
    if (!order.ok) return;
    const { units } = order;
    void signer.sign((plans, settings, account) => plans.buy(settings, account, { batch, units }));
  };
  return (
    <>
      <label htmlFor={unitsId} className="label mt-3 block">
        Units, of {formatHashrate(batch.unitHashrate)} each
      </label>
      <input
        id={unitsId}
        className="field figure mt-1 text-lg"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={isWrong}
        aria-describedby={hintId}
        onChange={(event) => setTyped(event.target.value)}
        data-testid="buy-units"
      />
      <input
        type="range"
        aria-label="Units"
        className="mt-3 w-full accent-ore"
        min={1}
        max={Number(left)}
        value={sliderValue(order, left)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={hintId} className="label">
        {formatBaseUnits(left, 0)} of {formatBaseUnits(batch.capacity, 0)} units are left.
      </p>
      <Figures batch={batch} order={order} balance={balance} money={money} />
      <div className="mt-4">
        <SignButton
          signer={signer}
          label="Review purchase"
          problem={order.ok ? undefined : order.problem}
          onSign={onSign}
          testId="buy"
        />
      </div>
      {!order.ok && order.isShort && balance !== undefined && (
        <div className="mt-2">
          <TestMoneyButton token={batch.paymentToken} missing={(order.cost ?? 0n) - balance} />
        </div>
      )}
    </>
  );
}

type FiguresProps = {
  batch: BuyableBatch;
  order: Order;
  balance: bigint | undefined;
  money: (base: bigint) => string;
};

function Figures({ batch, order, balance, money }: FiguresProps) {
  const { deployment } = useSettings();
  const payout = tokenOf(deployment, batch.payoutToken);
  const days = batch.lastPayouts.length;
  return (
    <dl className="mt-4 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 border-line border-y py-3">
      <dt className="text-ink-2">Capacity</dt>
      <dd className="figure text-right">
        {order.units === undefined ? "–" : formatHashrate(order.units * batch.unitHashrate)}
      </dd>
      <dt className="text-ink-2">Price for the {formatCounted(batch.periods - batch.nextPeriod, "period")} left</dt>
      <dd className="figure text-right font-medium" data-testid="buy-cost">
        {order.cost === undefined ? "–" : money(order.cost)}
      </dd>
      {batch.upfront > 0n && (
        <>
          <dt className="text-ink-2">Of it upfront</dt>
          <dd className="figure text-right" data-testid="buy-upfront">
            {order.units === undefined ? "–" : money(order.units * batch.upfront)}
          </dd>
        </>
      )}
      {days > 0 && (
        <>
          <dt className="text-ink-2">Would have been paid, last {formatCounted(days, "period")}</dt>
          <dd className="figure text-right">
            {order.units === undefined ? "–" : formatToken(pastPayouts(batch, order.units), payout)}
          </dd>
        </>
      )}
      {balance !== undefined && (
        <>
          <dt className="text-ink-2">Your balance</dt>
          <dd className="figure text-right" data-testid="buy-balance">
            {money(balance)}
          </dd>
        </>
      )}
    </dl>
  );
}

function sliderValue(order: Order, left: bigint): number {
  const units = order.units ?? 1n;
  return Number(units > left ? left : units);
}
