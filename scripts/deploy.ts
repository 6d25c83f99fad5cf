// Deploys Lode on the chain behind a node, and writes down where it is.
import { explorerLink } from "#chain/networks.ts";
import { deploymentPath } from "#chain/read-deployment.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { deploy, type Mined } from "#scripts/deploy/deploy.ts";
import { dryRun } from "#scripts/deploy/dry-run.ts";
import { type Options, readOptions, usage } from "#scripts/deploy/options.ts";
import { runCommand } from "#scripts/terminal.ts";

export { deploy };

async function run(options: Options): Promise<void> {
  if (options.dryRun) return console.log(await dryRun(options));
  const deployment = await deploy({ ...options, onMined: (mined) => console.log(lineOf(mined)) });
  console.log(JSON.stringify(deployment, null, 2));
  console.log(`Lode is deployed. Written to ${options.path ?? deploymentPath(deployment.chainId)}.`);
  const link = explorerLink(deployment.chainId, deployment.batchManager);
  if (link !== undefined) console.log(`The explorer shows it at ${link}.`);
}

function lineOf({ name, address, gasUsed }: Mined): string {
  return `${name}${address === undefined ? "" : ` at ${address}`}: ${formatBaseUnits(gasUsed, 0)} gas`;
}

if (import.meta.main) {
  await runCommand(usage, async () => {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) console.log(usage);
    else await run(options);
  });
}
