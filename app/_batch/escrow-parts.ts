import { formatCounted } from "#app/_format/count.ts";
import type { BatchDetail } from "#queries/find-batch.ts";

export type EscrowPart = { name: string; amount: bigint; swatch: string; fill: string };

/** All that buyers paid, by where it is now. `released`, `returned`: summed over the payouts; `waiting`: what waits for proofs. */
export function escrowParts(batch: BatchDetail, released: bigint, returned: bigint, waiting = 0n): EscrowPart[] {
  const { rate, upfront, upfrontState, sold, escrow } = batch;
  const left = BigInt(batch.periods - batch.nextPeriod);
  const upfrontPaid = upfront * sold;
  const returnedAtEnd = batch.status === "Defaulted" ? rate * sold * left : 0n;
  const returnedAtCall = batch.calledOffAt === null ? 0n : (rate * left + upfront) * sold;
  const held = upfrontState === "held" && escrow > 0n ? upfrontPaid : 0n;
  const parts: (EscrowPart | undefined)[] = [
    part("Released for delivery", released, "bg-bar-fee", "fill-bar-fee"),
    upfrontState === "released"
      ? part("Upfront part, released", upfrontPaid, "bg-bar-hosting", "fill-bar-hosting")
      : undefined,
    part("Returned for under-delivery", returned, "bg-calm", "fill-calm"),
    batch.status === "Defaulted" ? part("Returned at default", returnedAtEnd, "bg-bad", "fill-bad") : undefined,
    batch.calledOffAt === null ? undefined : part("Returned at cancellation", returnedAtCall, "bg-warn", "fill-warn"),
    held > 0n ? part("Held, upfront part", held, "bg-bar-hosting", "fill-bar-hosting") : undefined,
    waiting > 0n ? part("Held until payments are proven", waiting, "bg-good", "fill-good") : undefined,
    escrow > waiting
      ? part(`Held for ${formatCounted(left, "period")}`, escrow - held - waiting, "bg-ore-fill", "fill-ore-fill")
      : undefined,
  ];
  return parts.filter((one) => one !== undefined);
}

const part = (name: string, amount: bigint, swatch: string, fill: string): EscrowPart => ({
  name,
  amount,
  swatch,
  fill,
});
