import type { SiteToRegister } from "#app/_wallet/plans/register-site-plan.ts";
import type { Machines } from "#chain/calls/add-machines.ts";
import { HASHRATE_UNITS } from "#domain/units.ts";
import { type Read, readAmount, readText } from "../new/read-field.ts";

export type SiteDraft = { name: string; country: string; energyMix: string };
export type MachinesDraft = { model: string; count: string; unitThs: string; efficiency: string };
export type CapacityDraft = { capacity: string; document: string };

type Reading<D, T> = { problems: Partial<Record<keyof D, string>>; ready: T | undefined };

/** What the registry lets stand in a name that is drawn on slices. */
const nameLetters = /^[A-Za-z0-9 .,\-&'()]*$/;

/** As FleetRegistry.registerSite will judge it. */
export function readSite(draft: SiteDraft): Reading<SiteDraft, SiteToRegister> {
  const problems: Reading<SiteDraft, never>["problems"] = {};
  const name = keep(problems, "name", readText(draft.name, 1, 31));
  if (name !== undefined && !nameLetters.test(name)) {
    problems.name = "Letters without accents, digits, spaces and . , - & ' ( ) only: it is drawn on slices.";
  }
  const country = draft.country.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) problems.country = "Two letters, as in NO or US.";
  const energyMix = keep(problems, "energyMix", readText(draft.energyMix, 1, 10_000));
  return done(problems, { name: name ?? "", country, energyMix: energyMix ?? "" });
}

/** As FleetRegistry.addMachines will judge it. */
export function readMachines(draft: MachinesDraft): Reading<MachinesDraft, Machines> {
  const problems: Reading<MachinesDraft, never>["problems"] = {};
  const model = keep(problems, "model", readText(draft.model, 1, 31));
  if (model !== undefined && !nameLetters.test(model))
    problems.model = "Letters without accents, digits and spaces only.";
  const count = keep(problems, "count", readAmount(draft.count, 0, { min: 1n, max: 2n ** 32n - 1n }));
  const unitThs = keep(problems, "unitThs", readAmount(draft.unitThs, 3, { min: 1n, max: 10n ** 9n }));
  const efficiency = keep(problems, "efficiency", readAmount(draft.efficiency, 3, { min: 1n, max: 2n ** 32n - 1n }));
  return done(problems, {
    model: model ?? "",
    count: Number(count),
    unitHashrate: (unitThs ?? 0n) * HASHRATE_UNITS["GH/s"],
    efficiencyMilliJoulesPerTh: Number(efficiency),
  });
}

/** As FleetRegistry.declareCapacity will judge it: between what batches hold and what the machines can do. */
export function readCapacity(
  draft: CapacityDraft,
  { reserved, nameplate }: { reserved: bigint; nameplate: bigint },
): Reading<CapacityDraft, { capacity: bigint; document: string }> {
  const problems: Reading<CapacityDraft, never>["problems"] = {};
  const tera = HASHRATE_UNITS["TH/s"];
  const least = (reserved + tera - 1n) / tera;
  const read = keep(problems, "capacity", readAmount(draft.capacity, 0, { min: least, max: nameplate / tera }));
  const document = keep(problems, "document", readText(draft.document, 1, 10_000));
  return done(problems, { capacity: (read ?? 0n) * tera, document: document ?? "" });
}

function keep<K extends string, T>(problems: Partial<Record<K, string>>, field: K, read: Read<T>): T | undefined {
  if ("value" in read) return read.value;
  problems[field] = read.problem;
  return undefined;
}

function done<K extends string, T>(problems: Partial<Record<K, string>>, ready: T) {
  return { problems, ready: Object.keys(problems).length === 0 ? ready : undefined };
}
