import type { Built } from "#scripts/forge/artifacts.ts";
import { readSource } from "#scripts/solc/compile.ts";
import { rebuild } from "#scripts/solc/rebuild.ts";
import { type Mark, watch } from "./watch.ts";
import { watcher } from "./watcher.ts";

/** The contracts compiled again with the files watched, and everything in them that tests can reach. */
export function rebuildWatched(files: string[], shipped: Built[]): { built: Built[]; marks: Mark[] } {
  const watched = new Map(files.map((file) => [file, watch(file, readSource(file))]));
  const changed: Record<string, string> = { [watcher.name]: watcher.source };
  for (const [file, { source }] of watched) changed[file] = source;
  const built = shipped
    .filter(({ source }) => source.startsWith("contracts/") && !source.includes("/peers/"))
    .map((contract) => {
      const again = rebuild(contract, changed);
      if (!again) throw new Error(`${contract.source} does not compile when it is watched.`);
      return again;
    });
  return { built, marks: [...watched.values()].flatMap(({ marks }) => marks) };
}
