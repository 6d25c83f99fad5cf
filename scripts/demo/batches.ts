import type { Disclosure, Terms } from "#chain/calls/create-batch.ts";
import type { Deployment } from "#chain/deployment.ts";
import { parseDay, secondsPerDay } from "#evidence/utc-day.ts";
import { cast } from "#scripts/demo/cast.ts";

/** A batch of the demo world. Batches are created in the order of `demoBatches`, so the first has the number 1. */
export type DemoBatch = {
  /** Index of the operator's account. */
  operator: number;
  /** File in records/ its payouts are made from. */
  record: string;
  /** Its operator posts no day after this one; undefined: posts all. */
  lastPosted?: string;
  saleStart: string;
  /** First day that is not on sale. */
  saleEnd: string;
  termStart: string;
  terms: Omit<
    Terms,
    "paymentToken" | "payoutToken" | "saleStart" | "saleEnd" | "termStart" | "periodSeconds" | "evidenceRequired"
  >;
  disclosure: Disclosure;
};

const terahash = 1_000_000_000_000n;
const gigahash = 1_000_000_000n;
const usdc = 1_000_000n;
const pool = "Foundry USA Pool";

export const demoBatches: DemoBatch[] = [
  {
    // Fairly priced when it started; who buys days before the halving pays more than it will bring.
    operator: cast.operator,
    record: "delta",
    saleStart: "2024-03-20",
    saleEnd: "2024-05-10",
    termStart: "2024-03-21",
    terms: {
      unitHashrate: terahash,
      capacity: 80_000n,
      rate: 40_000n,
      periods: 60,
      grace: 7 * secondsPerDay,
      maxHostingBps: 6_000,
      bond: 12_000n * usdc,
    },
    disclosure: {
      name: "Delta Ridge I",
      site: "Delta, Utah, USA",
      pool,
      efficiencyMilliJoulesPerTh: 25_000,
      powerMicroUsdPerKwh: 42_000,
      pueBps: 10_300,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 3_000,
    },
  },
  {
    operator: cast.operator,
    record: "prairie",
    saleStart: "2024-03-20",
    saleEnd: "2024-03-24",
    termStart: "2024-03-22",
    terms: {
      unitHashrate: terahash,
      capacity: 3_000n,
      rate: 50_000n,
      periods: 14,
      grace: 3 * secondsPerDay,
      maxHostingBps: 6_000,
      bond: 250n * usdc,
    },
    disclosure: {
      name: "Prairie Fortnight",
      site: "Nebraska, USA",
      pool,
      efficiencyMilliJoulesPerTh: 29_500,
      powerMicroUsdPerKwh: 46_000,
      pueBps: 10_400,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 4_000,
    },
  },
  {
    operator: cast.failingOperator,
    record: "cinder",
    lastPosted: "2024-04-02",
    saleStart: "2024-03-20",
    saleEnd: "2024-04-20",
    termStart: "2024-03-24",
    terms: {
      unitHashrate: terahash,
      capacity: 5_000n,
      rate: 42_000n,
      periods: 60,
      grace: 3 * secondsPerDay,
      maxHostingBps: 7_000,
      bond: 1_500n * usdc,
    },
    disclosure: {
      name: "Cinder Works 7",
      site: "Undisclosed",
      pool,
      efficiencyMilliJoulesPerTh: 31_000,
      powerMicroUsdPerKwh: 52_000,
      pueBps: 10_800,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 5_000,
    },
  },
  {
    // Old machines on dear power: after the halving hosting takes nearly all that the pool pays.
    operator: cast.operator,
    record: "mesa",
    saleStart: "2024-03-21",
    saleEnd: "2024-04-12",
    termStart: "2024-03-25",
    terms: {
      unitHashrate: gigahash,
      capacity: 6_500_000n,
      rate: 38n,
      periods: 45,
      grace: 5 * secondsPerDay,
      maxHostingBps: 9_000,
      bond: 700n * usdc,
    },
    disclosure: {
      name: "Mesa Nights S19",
      site: "New Mexico, USA",
      pool,
      efficiencyMilliJoulesPerTh: 34_000,
      powerMicroUsdPerKwh: 62_000,
      pueBps: 10_500,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 4_000,
    },
  },
  {
    // Priced for the time after the halving; its term begins while the days are replayed.
    operator: cast.operator,
    record: "fjord",
    saleStart: "2024-04-10",
    saleEnd: "2024-06-10",
    termStart: "2024-04-19",
    terms: {
      unitHashrate: terahash,
      capacity: 12_000n,
      rate: 28_000n,
      periods: 60,
      grace: 5 * secondsPerDay,
      maxHostingBps: 5_000,
      bond: 2_500n * usdc,
    },
    disclosure: {
      name: "Fjord Hydro",
      site: "Nordland, Norway",
      pool,
      efficiencyMilliJoulesPerTh: 17_500,
      powerMicroUsdPerKwh: 40_000,
      pueBps: 10_200,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 3_000,
    },
  },
  {
    operator: cast.operator,
    record: "basalt",
    saleStart: "2024-04-21",
    saleEnd: "2024-06-20",
    termStart: "2024-04-25",
    terms: {
      unitHashrate: terahash,
      capacity: 8_000n,
      rate: 26_500n,
      periods: 90,
      grace: 5 * secondsPerDay,
      maxHostingBps: 6_000,
      bond: 2_000n * usdc,
    },
    disclosure: {
      name: "Basalt Ridge",
      site: "Reykjanes, Iceland",
      pool,
      efficiencyMilliJoulesPerTh: 18_500,
      powerMicroUsdPerKwh: 44_000,
      pueBps: 10_250,
      poolFeeBps: 180,
      serviceMicroUsdPerThDay: 3_500,
    },
  },
];

function secondsOf(day: string): number {
  const start = parseDay(day);
  if (start === undefined) throw new RangeError(`${day} is not a day`);
  return start;
}

/** The terms as the contract takes them. */
export function termsOf(batch: DemoBatch, deployment: Deployment): Terms {
  return {
    ...batch.terms,
    paymentToken: deployment.tokens.usdc,
    payoutToken: deployment.tokens.wbtc,
    saleStart: secondsOf(batch.saleStart),
    saleEnd: secondsOf(batch.saleEnd),
    termStart: secondsOf(batch.termStart),
    periodSeconds: secondsPerDay,
    evidenceRequired: 0,
  };
}
