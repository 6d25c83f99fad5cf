import type { AttesterName } from "#scripts/demo/attesters.ts";
import { cast } from "#scripts/demo/cast.ts";

const terahash = 1_000_000_000_000n;

/** A site of the demo world. Its machines are invented, and so are its documents, of which only the hash is published. */
export type DemoSite = {
  operator: number;
  name: string;
  country: string;
  /** The document that says where the power comes from. */
  energyMix: string;
  machines: { model: string; count: number; unitThs: number; joulesPerTh: number }[];
  /** Hashes per second that may be sold. */
  capacity: bigint;
  /** Who signs that; nobody: it is the operator's own word. */
  signedBy?: readonly AttesterName[];
};

/** In the order in which they are registered: the first has the number 1. */
export const demoSites = {
  delta: {
    operator: cast.operator,
    name: "Delta, Utah",
    country: "US",
    energyMix: "Grid of PacifiCorp East: coal, gas, wind and sun.",
    machines: [
      { model: "Antminer S19 XP", count: 400, unitThs: 140, joulesPerTh: 21.5 },
      { model: "Antminer S19j Pro", count: 280, unitThs: 100, joulesPerTh: 29.5 },
    ],
    capacity: 82_000n * terahash,
    signedBy: ["pool"],
  },
  nebraska: {
    operator: cast.operator,
    name: "Nebraska",
    country: "US",
    energyMix: "Wind, with the grid of NPPD for calm days.",
    machines: [{ model: "Antminer S19j Pro", count: 34, unitThs: 100, joulesPerTh: 29.5 }],
    capacity: 3_200n * terahash,
    signedBy: ["pool", "auditor"],
  },
  undisclosed: {
    operator: cast.failingOperator,
    name: "Undisclosed",
    country: "ZZ", // nobody's code: its operator does not say
    energyMix: "Undisclosed.",
    machines: [{ model: "M30S and others", count: 100, unitThs: 100, joulesPerTh: 31 }],
    capacity: 10_000n * terahash,
  },
  newMexico: {
    operator: cast.operator,
    name: "New Mexico",
    country: "US",
    energyMix: "Sun by day, the grid of PNM by night.",
    machines: [{ model: "Antminer S19", count: 72, unitThs: 95, joulesPerTh: 34 }],
    capacity: 6_600n * terahash,
  },
  nordland: {
    operator: cast.operator,
    name: "Nordland",
    country: "NO",
    energyMix: "Hydropower of two rivers.",
    machines: [{ model: "Antminer S21", count: 200, unitThs: 200, joulesPerTh: 17.5 }],
    capacity: 38_000n * terahash,
    signedBy: ["pool"],
  },
  reykjanes: {
    operator: cast.operator,
    name: "Reykjanes",
    country: "IS",
    energyMix: "Geothermal power of one field.",
    machines: [{ model: "Antminer S21", count: 90, unitThs: 200, joulesPerTh: 17.5 }],
    capacity: 17_000n * terahash,
    signedBy: ["pool", "auditor"],
  },
} as const satisfies Record<string, DemoSite>;

export type SiteName = keyof typeof demoSites;

/** The number that a site is registered under. */
export function siteNumber(name: SiteName): number {
  return Object.keys(demoSites).indexOf(name) + 1;
}
