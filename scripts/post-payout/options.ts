import { parseArgs } from "node:util";
import { type Address, getAddress, isAddress } from "viem";
import { decimalToUnits } from "#evidence/decimal.ts";
import { parseDay, secondsPerDay } from "#evidence/utc-day.ts";
import { UsageError } from "#scripts/terminal.ts";

export const usage = `npm run post-payout -- --batch N --record FILE [options]
  --batch N             the batch to post for
  --record FILE         the pool's record, as the pool gave it (docs/pool-records.md)
  --through DATE        post no day after this one (2024-03-31)
  --btc-usd PRICE       price of one bitcoin, to turn hosting into sats; DATE=PRICE for one day, may be repeated
  --delivered PERCENT   delivered capacity, for records that state no hashrate
  --rpc URL             the chain's node (default: RPC_URL)
  --from ADDRESS        the operator's account (default: the keystore's, or the batch's operator if the node holds it)
  --keystore FILE       encrypted keystore of the operator; password from LODE_KEYSTORE_PASSWORD or asked for
  --yes                 do not ask before signing
  --dry-run             show what would be posted, and sign nothing`;

export type Options = {
  batchId: bigint;
  record: string;
  through: number | undefined;
  btcMicroUsd: (dayStart: number) => bigint | undefined;
  deliveredBps: number | undefined;
  rpc: string | undefined;
  from: Address | undefined;
  keystore: string | undefined;
  yes: boolean;
  dryRun: boolean;
};

/** Reads the command line; undefined where help was asked for. Throws UsageError with a sentence. */
export function readOptions(args: string[]): Options | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  if (values.batch === undefined || !/^\d{1,18}$/.test(values.batch)) {
    throw new UsageError("Say which batch: --batch 1.");
  }
  if (values.record === undefined) throw new UsageError("Say which record: --record FILE.");
  return {
    batchId: BigInt(values.batch),
    record: values.record,
    through: values.through === undefined ? undefined : readDay("--through", values.through) + secondsPerDay,
    btcMicroUsd: readPrices(values["btc-usd"] ?? []),
    deliveredBps: values.delivered === undefined ? undefined : readPercent(values.delivered),
    rpc: values.rpc,
    from: readAddress(values.from),
    keystore: values.keystore,
    yes: values.yes === true,
    dryRun: values["dry-run"] === true,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        batch: { type: "string" },
        record: { type: "string" },
        through: { type: "string" },
        "btc-usd": { type: "string", multiple: true },
        delivered: { type: "string" },
        rpc: { type: "string" },
        from: { type: "string" },
        keystore: { type: "string" },
        yes: { type: "boolean" },
        "dry-run": { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readDay(option: string, text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new UsageError(`${option} is "${text}"; write the UTC day as 2024-03-31.`);
  return day;
}

function readPrices(texts: string[]): (dayStart: number) => bigint | undefined {
  const dated = new Map<number, bigint>();
  let everyDay: bigint | undefined;
  for (const text of texts) {
    const [first = "", price] = text.split("=");
    if (price === undefined) everyDay = readPrice(first);
    else dated.set(readDay("--btc-usd", first), readPrice(price));
  }
  return (dayStart) => dated.get(dayStart) ?? everyDay;
}

function readPrice(text: string): bigint {
  const price = decimalToUnits(text, 6);
  if (typeof price === "bigint" && price > 0n) return price;
  throw new UsageError(`--btc-usd is "${text}"; write dollars per bitcoin as 64481.71.`);
}

function readPercent(text: string): number {
  const bps = decimalToUnits(text, 2);
  if (typeof bps === "bigint" && bps >= 0n && bps <= 10_000n) return Number(bps);
  throw new UsageError(`--delivered is "${text}"; write a percentage from 0 to 100 as 97.25.`);
}

function readAddress(text: string | undefined): Address | undefined {
  if (text === undefined) return undefined;
  if (!isAddress(text)) throw new UsageError(`--from is "${text}", which is not an address.`);
  return getAddress(text);
}
