import { shareDown } from "#domain/accounting.ts";
import { energyKwh } from "#domain/energy.ts";
import { SECONDS_PER_DAY, satsOfUsd } from "#domain/hashprice.ts";
import { floor, fromBps, multiply, type Rational, rational } from "#domain/rational.ts";
import { inUnit } from "#domain/units.ts";

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

/** Whether hosting costs anything at all, so that a price of bitcoin is needed. */
export function hostingNeedsPrice(terms: HostingTerms): boolean {
  const electricity = terms.powerMicroUsdPerKwh > 0 && terms.efficiencyMilliJoulesPerTh > 0 && terms.pueBps > 0;
  return terms.maxHostingBps > 0 && (electricity || terms.serviceMicroUsdPerThDay > 0);
}

/** Electricity for the hashrate that ran and service for the capacity that was sold as, in sats at a dated price. */
export function hostingOf(terms: HostingTerms, use: HostingUse): Hosting {
  const efficiency = rational(BigInt(terms.efficiencyMilliJoulesPerTh), 1_000n);
  const hours = rational(BigInt(use.seconds), 3_600n);
  const energy = energyKwh(efficiency, inUnit(use.hashrate, "TH/s"), hours, fromBps(terms.pueBps));
  const electricityUsd = multiply(energy, microUsd(terms.powerMicroUsdPerKwh));
  const days = rational(BigInt(use.seconds), SECONDS_PER_DAY);
  const serviceUsd = multiply(inUnit(use.capacityHashrate, "TH/s"), microUsd(terms.serviceMicroUsdPerThDay), days);
  const btcUsd = rational(use.btcMicroUsd, 1_000_000n);
  const electricitySats = floor(satsOfUsd(electricityUsd, btcUsd));
  const serviceSats = floor(satsOfUsd(serviceUsd, btcUsd));
  const capSats = shareDown(use.grossSats, BigInt(terms.maxHostingBps));
  const cost = electricitySats + serviceSats;
  return { electricitySats, serviceSats, capSats, chargedSats: cost < capSats ? cost : capSats };
}

function microUsd(amount: number): Rational {
  return rational(BigInt(amount), 1_000_000n);
}
