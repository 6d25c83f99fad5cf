/** What the farm discloses about its costs, and how much of it hosting may take (terms of the batch). */
export type HostingTerms = {
  efficiencyMilliJoulesPerTh: number;
  powerMicroUsdPerKwh: number;
  pueBps: number;
  serviceMicroUsdPerThDay: number;
  maxHostingBps: number;
};

export type HostingUse = {
  /** Mean hashrate that drew power, H/s. */
  hashrate: bigint;
  /** Whole capacity of the batch, H/s: service is owed for machines that stand still too. */
  capacityHashrate: bigint;
  seconds: number;
  /** What the pool paid, sats: hosting is at most a part of it, so a holder is never billed below zero. */
  grossSats: bigint;
  /** Price of one bitcoin in millionths of a dollar. */
  btcMicroUsd: bigint;
};

/** Sats, each rounded down: hosting never takes the fraction of a sat that could be a holder's. */
export type Hosting = {
  electricitySats: bigint;
  serviceSats: bigint;
  /** Most that the batch's terms allow. */
  capSats: bigint;
  /** What is charged: electricity + service, or the cap where that is less. */
  chargedSats: bigint;
};

const satsPerBtc = 100_000_000n;
const tera = 10n ** 12n;
const joulesPerKwh = 3_600_000n;

/** Whether hosting costs anything at all, so that a price of bitcoin is needed. */
export function hostingNeedsPrice(terms: HostingTerms): boolean {
  const electricity = terms.powerMicroUsdPerKwh > 0 && terms.efficiencyMilliJoulesPerTh > 0 && terms.pueBps > 0;
  return terms.maxHostingBps > 0 && (electricity || terms.serviceMicroUsdPerThDay > 0);
}

/** Electricity and service of one period, turned into sats at a dated price. W = J/s, so H/s · J/TH · s / 10^12 = J. */
export function hostingOf(terms: HostingTerms, use: HostingUse): Hosting {
  const seconds = BigInt(use.seconds);
  const efficiency = BigInt(terms.efficiencyMilliJoulesPerTh);
  const power = BigInt(terms.powerMicroUsdPerKwh) * BigInt(terms.pueBps);
  const electricity = use.hashrate * efficiency * seconds * power;
  const electricitySats = (electricity * satsPerBtc) / (tera * 1_000n * joulesPerKwh * 10_000n * use.btcMicroUsd);
  const service = use.capacityHashrate * BigInt(terms.serviceMicroUsdPerThDay) * seconds;
  const serviceSats = (service * satsPerBtc) / (tera * 86_400n * use.btcMicroUsd);
  const capSats = (use.grossSats * BigInt(terms.maxHostingBps)) / 10_000n;
  const cost = electricitySats + serviceSats;
  return { electricitySats, serviceSats, capSats, chargedSats: cost < capSats ? cost : capSats };
}
