import type { Pose } from "#scripts/art/poser.ts";

const [SCHEDULED, SELLING, COOLING_OFF, ACTIVE, COMPLETED, DEFAULTED, CANCELLED] = [1, 2, 3, 4, 5, 6, 7];
const TERA = 10n ** 12n;

/** Numbers from 0 to 1, the same ones at every run. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

/** A byte of a batch's deliveries. */
export const delivery = (level: number, of63: number) => (level << 6) | Math.max(0, Math.min(63, Math.round(of63)));

type Day = (period: number) => number;
const history = (count: number, day: Day) => Uint8Array.from({ length: count }, (_, period) => day(period));

/** Slices as farms make them: good years, rough ones, outages, defaults, terms of every length. */
export function samples(): { id: bigint; pose: Pose }[] {
  const random = chance(20_240_420);
  const steady = (level: number) => () => delivery(level, 63 - random() * 3);
  const rough = (level: number) => () => delivery(level, random() < 0.07 ? random() * 30 : 61 - random() * 8);
  const without =
    (day: Day, from: number, to: number, left = 0) =>
    (period: number) =>
      period >= from && period < to ? delivery(1, left) : day(period);
  const list: Pose[] = [];
  const add = (site: string, units: bigint, status: number, periods: number, deliveries: Uint8Array, required = 1) =>
    list.push({
      site,
      units,
      status,
      periods,
      deliveries,
      unitHashrate: TERA,
      termStart: 1_900_000_000,
      periodSeconds: 86_400,
      evidenceRequired: required,
    });

  add("Odessa, Texas", 250n, ACTIVE, 365, history(212, rough(1)));
  add("Fjord Hydro 2", 1_000n, COMPLETED, 365, history(365, steady(2)), 2);
  add("Mesa", 40n, SELLING, 365, history(0, steady(1)));
  add("Basalt Yard", 12n, DEFAULTED, 365, history(140, without(rough(1), 104, 140, 20)));
  add("Cinder Cone", 5n, ACTIVE, 30, history(17, rough(1)));
  add(
    "Prairie Wind",
    4_096n,
    ACTIVE,
    365,
    history(300, (p) => (p < 100 ? rough(0)() : steady(p < 220 ? 1 : 2)())),
    0,
  );
  add("Northern Lights", 777n, ACTIVE, 365, history(333, without(steady(2), 120, 141)), 0);
  add("Delta One", 100_000n, ACTIVE, 3_660, history(2_100, rough(1)));
  add("Delta One", 1n, COMPLETED, 1, history(1, steady(1)));
  add(
    "Kiruna (North)",
    64n,
    ACTIVE,
    90,
    history(61, (p) => delivery(p > 30 ? 2 : 1, 50 + 12 * Math.sin(p / 5))),
  );
  add(
    "Yukon",
    8n,
    ACTIVE,
    12,
    Uint8Array.from([63, 40, 0, 55, 60], (of63) => delivery(1, of63)),
  );
  add("Sonora", 3n, ACTIVE, 365, history(120, steady(0)), 0);
  add("Fjord Hydro 2", 10n, CANCELLED, 365, history(0, steady(0)), 0);
  add("Cinder Cone", 150n, DEFAULTED, 60, history(33, rough(2)), 2);
  add(
    "Mesa",
    90n,
    COMPLETED,
    365,
    history(365, (p) => delivery((p >> 6) & 3, 40 + random() * 23)),
    0,
  );
  add("Odessa, Texas", 2_048n, COMPLETED, 365, history(365, steady(3)), 3);
  add("Northern Lights Data Centre (B)", 123_456n, SCHEDULED, 180, history(0, steady(1)));
  add("Prairie Wind", 1_500n, COOLING_OFF, 7, history(0, steady(1)));
  add("Kiruna (North)", 20n, ACTIVE, 180, history(120, without(rough(2), 60, 75)));
  add(
    "Bytes & Sons",
    31n,
    ACTIVE,
    365,
    history(250, () => delivery(Math.floor(random() * 4), random() * 64)),
    0,
  );
  return list.map((pose, i) => ({ id: BigInt(i + 1) * 1_000_000_000n + BigInt(((i * 7) % 40) + 1), pose }));
}
