"use client";
import type { ReservingBatch } from "#app/_wallet/plans/release-capacity-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { formatHashrate } from "#domain/units.ts";
import { Action } from "./action.tsx";

/** An ended batch still holds capacity of its site. Anybody may give it back. */
export function ReleaseCapacity({ batch }: { batch: ReservingBatch }) {
  const signer = useSign();
  const onSign = () => void signer.sign((plans, settings) => plans.releaseCapacity(settings, batch));
  return (
    <Action
      title="Reserved capacity"
      figure={formatHashrate(batch.reserved)}
      text={`The batch has ended and still holds it. Given back, ${batch.site.name} can sell it again.`}
    >
      <SignButton signer={signer} label="Give it back" onSign={onSign} testId="release-capacity" />
    </Action>
  );
}
