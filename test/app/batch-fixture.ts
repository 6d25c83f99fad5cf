import type { BatchSummary, PayoutPoint } from "#queries/batch-summary.ts";

const day = 86_400;
export const termStart = new Date("2024-04-25T00:00:00Z");

/** 1,000 TH/s of the farm of DOMAIN's known slice: 21.5 J/TH, $0.055/kWh, PUE 1.03, pool 2 %, service $0.0045, fee 2.5 %. */
export function aBatch(changes: Partial<BatchSummary> = {}): BatchSummary {
  return {
    batchId: 1n,
    operator: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    name: "Delta",
    site: "Utah",
    pool: "Foundry",
    status: "Active",
    onSale: true,
    paymentToken: "0xCf7Ed3AccA5a467e9e704C703E8D87F634fB0Fc9",
    payoutToken: "0xDc64a140Aa3E981100a9becA4E685f962f0cF6C9",
    unitHashrate: 10n ** 12n,
    capacity: 1000n,
    sold: 500n,
    rate: 20_000n,
    bond: 1_000_000n,
    escrow: 0n,
    saleStart: termStart,
    saleEnd: new Date(termStart.getTime() + 100 * day * 1000),
    termStart,
    termEnd: new Date(termStart.getTime() + 360 * day * 1000),
    periodSeconds: day,
    periods: 360,
    grace: 3 * day,
    nextPeriod: 1,
    defaultableAt: new Date("2024-04-30T00:00:00Z"),
    finishedPeriods: 1,
    maxHostingBps: 10_000,
    feeBps: 250,
    evidenceRequired: 0,
    disclosure: {
      efficiencyMilliJoulesPerTh: 21_500,
      powerMicroUsdPerKwh: 55_000,
      pueBps: 10_300,
      poolFeeBps: 200,
      serviceMicroUsdPerThDay: 4_500,
    },
    grossPosted: 0n,
    hostingPosted: 0n,
    feePosted: 0n,
    lastPayouts: [knownDay(0)],
    meanDeliveredBps: 9700,
    defaultedAt: null,
    createdBlock: 1n,
    holders: 2,
    ...changes,
  };
}

/** The known day for 1,000 TH/s: 84.20814 sats per TH after the pool, 50.95159 for hosting, 0.83141 fee, 97 % delivered. */
export const knownDay = (period: number): PayoutPoint => ({
  period,
  gross: 84_208n,
  hosting: 50_951n,
  fee: 831n,
  deliveredBps: 9700,
});
