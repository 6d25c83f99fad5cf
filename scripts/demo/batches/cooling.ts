import { secondsPerDay } from "#evidence/utc-day.ts";
import { type DemoBatch, pool, terahash, usdc } from "#scripts/demo/batches/demo-batch.ts";
import { cast } from "#scripts/demo/cast.ts";

/** Before their terms, or never to run: the numbers 7 to 9. The replay ends before those terms begin, so there is time to look. */
export const coolingBatches: DemoBatch[] = [
  {
    // Slices can be given back, and must be where too few are sold; until then the upfront part waits in escrow, too.
    operator: cast.operator,
    site: "nordland",
    signedBy: ["pool"],
    saleStart: "2024-04-12",
    saleEnd: "2024-05-04",
    refundDeadline: "2024-05-05",
    termStart: "2024-05-06",
    terms: {
      unitHashrate: terahash,
      capacity: 10_000n,
      rate: 25_000n,
      upfront: 150_000n,
      minUnits: 1_000n,
      periods: 60,
      grace: 5 * secondsPerDay,
      maxHostingBps: 5_000,
      royaltyBps: 100,
      evidenceRequired: 1,
      bond: 1_000n * usdc,
    },
    disclosure: {
      name: "Skerry Hydro",
      pool,
      efficiencyMilliJoulesPerTh: 17_500,
      powerMicroUsdPerKwh: 39_000,
      pueBps: 10_200,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 3_000,
    },
  },
  {
    operator: cast.operator,
    site: "reykjanes",
    isDisputable: true,
    saleStart: "2024-04-08",
    saleEnd: "2024-04-16",
    refundDeadline: "2024-05-05",
    termStart: "2024-05-06",
    terms: {
      unitHashrate: terahash,
      capacity: 6_000n,
      rate: 26_000n,
      periods: 45,
      grace: 5 * secondsPerDay,
      maxHostingBps: 6_000,
      bond: 600n * usdc,
    },
    disclosure: {
      name: "Lantern Bay",
      pool,
      efficiencyMilliJoulesPerTh: 18_500,
      powerMicroUsdPerKwh: 44_000,
      pueBps: 10_250,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 3_500,
    },
  },
  {
    // Nobody trusted it enough: its minimum was missed.
    operator: cast.failingOperator,
    site: "undisclosed",
    saleStart: "2024-03-22",
    saleEnd: "2024-04-05",
    termStart: "2024-04-10",
    terms: {
      unitHashrate: terahash,
      capacity: 4_000n,
      rate: 41_000n,
      minUnits: 2_000n,
      periods: 60,
      grace: 3 * secondsPerDay,
      maxHostingBps: 7_000,
      bond: 1_000n * usdc,
    },
    disclosure: {
      name: "Cinder Works 8",
      pool,
      efficiencyMilliJoulesPerTh: 31_000,
      powerMicroUsdPerKwh: 52_000,
      pueBps: 10_800,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 5_000,
    },
  },
];
