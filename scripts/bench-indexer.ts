import { parseArgs } from "node:util";
import { type ChainSize, FULL, SMALL, sizeForLogs } from "#scripts/bench/indexer/chain-size.ts";
import { serveChain } from "#scripts/bench/indexer/serve-chain.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run bench:indexer -- [sizes] [--serve]
  --slices N     on the chain (${FULL.slices}); also --payouts (${FULL.payouts}), --transfers (${FULL.transfers}), --claims (${FULL.claims})
  --logs N       all of them, so many that there are about N logs of ours
  --small        a chain of ${SMALL.slices} slices, to see that the bench works
  --serve        builds the chain, says where it is, and keeps it running until Ctrl-C
  The chain is built the first time, which takes minutes, and kept in cache/bench-chain.`;

type Values = Partial<Record<keyof ChainSize | "logs", string>> & { small?: boolean };

function count(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`--${name} must be a whole number above 0, but is ${text}.`);
  return Number(text);
}

function readSize(values: Values): ChainSize {
  if (values.logs) return sizeForLogs(count("logs", values.logs));
  const size = { ...(values.small ? SMALL : FULL) };
  for (const name of Object.keys(size) as (keyof ChainSize)[]) {
    const given = values[name];
    if (given) size[name] = count(name, given);
  }
  return size;
}

async function serve(size: ChainSize) {
  const chain = await serveChain(size, console.log);
  console.log(`${chain.logs} logs of ours in ${chain.blocks} blocks.`);
  console.log(`RPC_URL=${chain.rpcUrl} LODE_DEPLOYMENT=${chain.deploymentFile}`);
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await chain.stop();
}

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: {
      slices: { type: "string" },
      payouts: { type: "string" },
      transfers: { type: "string" },
      claims: { type: "string" },
      logs: { type: "string" },
      small: { type: "boolean" },
      serve: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  await serve(readSize(values));
});
