"use client";

/** What `findSlice` returns can be passed as it is. */
export type ClaimableSlice = {
  sliceId: bigint;
  owner: `0x${string}`;
  claimable: bigint;
  refundable: bigint;
  batch: { name: string; paymentToken: `0x${string}`; payoutToken: `0x${string}` };
};

export function ClaimSliceButton({ slice }: { slice: ClaimableSlice }) {
  return <button type="button">Claim slice {slice.sliceId.toString()}</button>;
}
