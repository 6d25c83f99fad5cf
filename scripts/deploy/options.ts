import { parseArgs } from "node:util";
import { type Address, getAddress, isAddress } from "viem";
import { ATTESTER_KINDS, type AttesterKind } from "#chain/attester-kinds.ts";
import { env } from "#env.ts";
import type { BitcoinPin } from "#scripts/deploy/bitcoin-pin.ts";
import type { DeployOptions } from "#scripts/deploy/deploy.ts";
import type { Settings } from "#scripts/deploy/govern.ts";
import { UsageError } from "#scripts/terminal.ts";

export const usage = `npm run deploy -- [options]
  --rpc URL           the chain's node (default: RPC_URL)
  --from ADDRESS      account that deploys and governs (default: the keystore's, or the node's first unlocked one)
  --keystore FILE     encrypted keystore of that account; its password from LODE_KEYSTORE_PASSWORD or asked for
  --usdc ADDRESS      payment token (local chain: a test token is deployed)
  --wbtc ADDRESS      payout token (local chain: a test token is deployed)
  --operator ADDRESS  admit an operator; may be repeated
  --attester ADDRESS:KIND
                      admit an attester as operator, pool or auditor; may be repeated
  --fee-bps NUMBER    protocol's fee on payouts, in 1/10000 (default: none), with
  --fee-to ADDRESS    who is credited it
  --bitcoin-checkpoint HEIGHT:HEADER
                      block of Bitcoin that the relay begins with, the first of an epoch, with its 80 bytes in hex
                      (default: 822528; on a local chain the first block of a regression-test network)
  --out FILE          where to write the deployment (default: LODE_DEPLOYMENT, or chain/deployments/<chainId>.json)
  --dry-run           go through all of it on a copy of the chain, show gas and addresses, and send nothing; with --from
                      it needs no key`;

export type Options = DeployOptions & { dryRun: boolean };

const text = { type: "string" } as const;
const texts = { type: "string", multiple: true } as const;
const flag = { type: "boolean" } as const;

/** Reads the command line; undefined where help was asked for. Throws UsageError with a sentence. */
export function readOptions(args: string[]): Options | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  if ((values.usdc === undefined) !== (values.wbtc === undefined)) {
    throw new UsageError("Name both tokens, --usdc and --wbtc, or neither.");
  }
  const { usdc, wbtc } = values;
  return {
    rpcUrl: values.rpc ?? env.RPC_URL,
    from: values.from === undefined ? undefined : readAddress("--from", values.from),
    keystore: values.keystore,
    tokens: usdc && wbtc ? { usdc: readAddress("--usdc", usdc), wbtc: readAddress("--wbtc", wbtc) } : undefined,
    operators: values.operator?.map((operator) => readAddress("--operator", operator)),
    attesters: values.attester?.map(readAttester),
    fee: readFee(values["fee-bps"], values["fee-to"]),
    pin: readPin(values["bitcoin-checkpoint"]),
    path: values.out,
    dryRun: values["dry-run"] === true,
  };
}

function parse(args: string[]) {
  const options = {
    ...{ rpc: text, from: text, keystore: text, usdc: text, wbtc: text, operator: texts, attester: texts },
    ...{ "fee-bps": text, "fee-to": text, "bitcoin-checkpoint": text, out: text, "dry-run": flag, help: flag },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readAddress(option: string, written: string): Address {
  if (!isAddress(written)) throw new UsageError(`${option} is "${written}", which is not an address.`);
  return getAddress(written);
}

function readAttester(written: string): { attester: Address; kind: AttesterKind } {
  const [address = "", name] = written.split(":");
  const kind = ATTESTER_KINDS.find((known) => known === name && known !== "none");
  if (kind === undefined) {
    throw new UsageError(`--attester is "${written}"; write an address and a kind, as in 0x…:auditor.`);
  }
  return { attester: readAddress("--attester", address), kind };
}

function readFee(bps: string | undefined, recipient: string | undefined): Settings["fee"] {
  if (bps === undefined && recipient === undefined) return undefined;
  if (recipient === undefined || !/^\d{1,4}$/.test(bps ?? "")) {
    throw new UsageError(
      "A fee needs a number of hundredths of a percent, --fee-bps, and who is credited it, --fee-to.",
    );
  }
  return { bps: Number(bps), recipient: readAddress("--fee-to", recipient) };
}

function readPin(written: string | undefined): BitcoinPin | undefined {
  if (written === undefined) return undefined;
  const [, height, header] = /^(\d{1,9}):(?:0x)?([0-9a-fA-F]{160})$/.exec(written) ?? [];
  if (height === undefined || Number(height) % 2_016 !== 0) {
    throw new UsageError(
      "--bitcoin-checkpoint needs the height of a block that begins an epoch, a multiple of 2,016, a colon, and its header of 80 bytes in hex.",
    );
  }
  return { height: Number(height), header: `0x${header}`, network: "mainnet" };
}
