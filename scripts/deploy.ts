import { parseArgs } from "node:util";
import { getAddress } from "viem";
import { deploymentPath } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { deploy } from "#scripts/deploy/deploy.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run deploy -- [options]
  --rpc URL           the chain's node (default: RPC_URL)
  --from ADDRESS      account that deploys and governs (default: the keystore's, or the node's first unlocked one)
  --keystore FILE     encrypted keystore of that account; its password from LODE_KEYSTORE_PASSWORD or asked for
  --usdc ADDRESS      payment token (local chain: a test token is deployed)
  --wbtc ADDRESS      payout token (local chain: a test token is deployed)
  --operator ADDRESS  admit an operator; may be repeated
  --fee-bps NUMBER    protocol's fee on payouts, in 1/10000 (default: none), with
  --fee-to ADDRESS    who is credited it
  --out FILE          where to write the deployment (default: LODE_DEPLOYMENT, or chain/deployments/<chainId>.json)`;

export { deploy };

async function main() {
  const { values } = parseArgs({
    options: {
      rpc: { type: "string" },
      from: { type: "string" },
      keystore: { type: "string" },
      usdc: { type: "string" },
      wbtc: { type: "string" },
      operator: { type: "string", multiple: true },
      "fee-bps": { type: "string" },
      "fee-to": { type: "string" },
      out: { type: "string" },
      help: { type: "boolean" },
    },
  });

  if (values.help) return console.log(usage);
  if ((values.usdc === undefined) !== (values.wbtc === undefined)) {
    throw new UsageError("Name both tokens, --usdc and --wbtc, or neither.");
  }
  const deployment = await deploy({
    rpcUrl: values.rpc ?? env.RPC_URL,
    from: values.from === undefined ? undefined : getAddress(values.from),
    keystore: values.keystore,
    tokens: values.usdc && values.wbtc ? { usdc: getAddress(values.usdc), wbtc: getAddress(values.wbtc) } : undefined,
    operators: values.operator?.map((operator) => getAddress(operator)),
    fee: parseFee(values["fee-bps"], values["fee-to"]),
    path: values.out,
  });
  console.log(JSON.stringify(deployment, null, 2));
  console.log(`Lode is deployed. Written to ${values.out ?? deploymentPath(deployment.chainId)}.`);
}

function parseFee(bps: string | undefined, recipient: string | undefined) {
  if (bps === undefined && recipient === undefined) return undefined;
  if (recipient === undefined || !/^\d{1,4}$/.test(bps ?? "")) {
    throw new UsageError(
      "A fee needs a number of hundredths of a percent, --fee-bps, and who is credited it, --fee-to.",
    );
  }
  return { bps: Number(bps), recipient: getAddress(recipient) };
}

if (import.meta.main) await runCommand(usage, main);
