import { hexToString } from "viem";
import { ATTESTER_KINDS } from "#chain/attester-kinds.ts";
import type { Compare } from "./difference.ts";
import { type ChainReader, forEach } from "./read-chain.ts";
import type { StoredFleet } from "./read-fleet.ts";

/** Every site, its machines, every set and every attester. */
export async function compareFleet(chain: ChainReader, stored: StoredFleet, compare: Compare) {
  const sites = numbersTo(await chain.siteCount());
  compare("the number of sites", sites.length, stored.sites.length);
  await forEach(sites, async (number) => {
    const { country, ...truth } = await chain.site(number);
    const row = stored.sites.find((site) => site.number === number);
    for (const [name, value] of Object.entries({ ...truth, country: hexToString(country) })) {
      compare(`site ${number}: ${name}`, value, row?.[name as keyof typeof truth]);
    }
  });
  await forEach(stored.machines, async ({ site, model, unitHashrate, count }) => {
    const truth = await chain.machineCount(site, model, BigInt(unitHashrate));
    compare(`site ${site}: machines of model ${model}`, truth, count);
  });
  const sets = numbersTo(await chain.setCount());
  compare("the number of sets of attesters", sets.length, stored.sets.length);
  await forEach(sets, async (number) => {
    const row = stored.sets.find((set) => set.number === number);
    for (const [name, value] of Object.entries(await chain.set(number))) {
      compare(`set ${number}: ${name}`, value, row?.[name as keyof typeof row]);
    }
  });
  await forEach(stored.members, async ({ set, attester, kind }) => {
    compare(`set ${set}: kind of ${attester}`, ATTESTER_KINDS[await chain.kindIn(set, attester)], kind);
  });
  await forEach(stored.kinds, async ({ attester, kind }) => {
    compare(`kind of ${attester}`, ATTESTER_KINDS[await chain.kindOf(attester)], kind);
  });
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
