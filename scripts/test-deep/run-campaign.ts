import { forge } from "#scripts/forge/forge.ts";
import { readResults } from "#scripts/forge/results.ts";
import type { Campaign } from "./campaigns.ts";
import { type Effort, settingsOf } from "./effort.ts";

export type Outcome = { passed: number; failures: string[]; seconds: number };

/** Tries one campaign in a process of one thread. A test that should have run and did not is a failure too. */
export async function runCampaign(
  campaign: Campaign,
  { effort, seed, artifacts }: { effort: Effort; seed: string; artifacts: string },
): Promise<Outcome> {
  const startedAt = performance.now();
  const args = ["test", "--json", "--threads", "1", "--fuzz-seed", seed, ...campaign.filter];
  const { code, output, errors } = await forge(args, { artifacts, settings: settingsOf(effort) });
  const seconds = (performance.now() - startedAt) / 1000;
  const results = readResults(output) ?? [];
  const failures = results
    .filter(({ passed }) => !passed)
    .map(({ suite, test, reason }) => `${suite}.${test}: ${reason}`);
  const passed = results.length - failures.length;
  if (failures.length === 0 && (code !== 0 || passed !== campaign.tests)) {
    failures.push(`${campaign.name}: ${passed} of ${campaign.tests} ran; forge ended with ${code}: ${errors.trim()}`);
  }
  return { passed, failures, seconds };
}
