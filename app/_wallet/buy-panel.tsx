"use client";

/** The part of a BatchSummary that buying needs; a BatchSummary can be passed as it is. */
export type BuyableBatch = {
  batchId: bigint;
  operator: `0x${string}`;
  name: string;
  status: string;
  onSale: boolean;
  paymentToken: `0x${string}`;
  payoutToken: `0x${string}`;
  unitHashrate: bigint;
  capacity: bigint;
  sold: bigint;
  rate: bigint;
  saleStart: Date;
  saleEnd: Date;
  termEnd: Date;
  periodSeconds: number;
  periods: number;
  nextPeriod: number;
  finishedPeriods: number;
  feeBps: number;
  lastPayouts: { period: number; gross: bigint; hosting: bigint; fee: bigint; deliveredBps: number }[];
};

export function BuyPanel({ batch }: { batch: BuyableBatch }) {
  return <section aria-label={`Buy a slice of ${batch.name}`} />;
}
