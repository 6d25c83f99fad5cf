"use client";
import { formatTime } from "#app/_format/time.ts";
import { formatToken, type Token } from "#app/_format/token.ts";
import type { UpfrontBatch } from "#app/_wallet/plans/release-upfront-plan.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { Action } from "./action.tsx";

type Props = { batch: UpfrontBatch & { firmAt: Date | null }; payment: Token; now: Date };

/** The upfront part, once nobody can give slices back and no minimum can be missed. Anybody may release it. */
export function ReleaseUpfront({ batch, payment, now }: Props) {
  const signer = useSign();
  const onSign = () => void signer.sign((plans, settings) => plans.releaseUpfront(settings, batch));
  const isEarly = batch.firmAt !== null && now < batch.firmAt;
  return (
    <Action
      title="Upfront part"
      figure={formatToken(batch.upfront * batch.sold, payment)}
      text="Waits in escrow while slices can be given back; then it joins the proceeds."
    >
      <SignButton
        signer={signer}
        label="Release the upfront part"
        problem={isEarly && batch.firmAt !== null ? `From ${formatTime(batch.firmAt)} on.` : undefined}
        onSign={onSign}
        testId="release-upfront"
      />
    </Action>
  );
}
