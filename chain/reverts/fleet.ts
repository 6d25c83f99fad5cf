import { evidenceName } from "#chain/reverts/evidence.ts";
import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatHashrate } from "#domain/units.ts";

// Digits enough to tell two figures apart that are nearly the same.
const exactly = (hashrate: bigint) => formatHashrate(hashrate, 6);

/** Sites, their machines and the capacity that batches reserve. */
export const fleetMessages = {
  UnknownSite: ([site]) => now(`There is no site ${site}.`, "Register one with `npm run register-site`, and name it."),
  NotSiteOperator: ([site, caller, operator]) =>
    never(
      `Site ${site} belongs to ${operator}, not to ${caller}.`,
      "Name a site of your own, or connect the account that registered it.",
    ),
  InvalidCountry: ([country]) =>
    now(`${country} is not the code of a country.`, "Enter two capital letters (ISO 3166-1), such as US or NO."),
  InvalidName: ([name]) =>
    now(
      `Neither a site nor a machine can be called "${name}".`,
      "Enter 1 to 31 letters, digits, spaces and . , - & ' ( ), with no space at either end.",
    ),
  NoMachines: () => now("No machines were named, or such as hash nothing.", "Enter how many, and the hashrate of one."),
  MachinesMissing: ([site, model, given, there]) =>
    now(
      `Site ${site} has ${there} machines ${model} of that hashrate, and ${given} were to leave.`,
      `Remove at most ${there}.`,
    ),
  NameplateBelowCapacity: ([site, nameplate, capacity]) =>
    now(
      `The machines of site ${site} would do ${exactly(nameplate)}, and its capacity would be ${exactly(capacity)}.`,
      "Add machines first, or set a lower capacity.",
    ),
  CapacityBelowReserved: ([site, capacity, reserved]) =>
    later(
      `Batches hold ${exactly(reserved)} of site ${site}: its capacity cannot fall to ${exactly(capacity)}.`,
      "Release what ended batches hold, or wait until one ends.",
    ),
  CapacityUnavailable: ([site, requested, available]) =>
    now(
      `The batch needs ${exactly(requested)} of site ${site}, and ${exactly(available)} are left.`,
      "Make the batch smaller, raise the site's capacity, or release what ended batches hold.",
    ),
  SiteEvidenceTooLow: ([site, evidence, required]) =>
    now(
      `The capacity of site ${site} would stand on evidence of level ${evidence} (${evidenceName(evidence)}), and level ${required} (${evidenceName(required)}) is needed.`,
      "Have a pool (level 1) or an auditor (level 2) attest the capacity.",
    ),
  NothingReserved: ([batchId]) =>
    never(`Batch ${batchId} holds no capacity of any site.`, "There is nothing to release."),
  BatchRunning: ([batchId]) =>
    later(`Batch ${batchId} has not ended, and needs its capacity.`, "Release it when the batch has ended."),
} satisfies Partial<ErrorMessages>;
