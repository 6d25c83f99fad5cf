import { secondsPerDay } from "#evidence/utc-day.ts";
import { type DemoBatch, pool, terahash, usdc } from "#scripts/demo/batches/demo-batch.ts";
import { cast } from "#scripts/demo/cast.ts";

/** Its income must be proven from Bitcoin's own blocks before its operator gets the money: the number 10. */
export const provenBatches: DemoBatch[] = [
  {
    operator: cast.operator,
    site: "reykjanes",
    record: "geyser",
    saleStart: "2024-03-20",
    saleEnd: "2024-03-24",
    termStart: "2024-03-24",
    terms: {
      unitHashrate: terahash,
      capacity: 2_000n,
      rate: 46_000n,
      periods: 45,
      grace: 5 * secondsPerDay,
      maxHostingBps: 6_000,
      evidenceRequired: 3,
      bond: 250n * usdc,
    },
    disclosure: {
      name: "Geyser Proven",
      pool,
      efficiencyMilliJoulesPerTh: 17_500,
      powerMicroUsdPerKwh: 43_000,
      pueBps: 10_200,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 3_000,
    },
  },
];
