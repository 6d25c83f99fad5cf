import { type Address, type Hash, type Hex, isHash, numberToHex } from "viem";
import type { Endpoint } from "../rpc/endpoint.ts";
import { RpcFailure } from "../rpc/failure.ts";
import { type Header, parseHeader, type RpcHeader } from "./header.ts";
import { parseLog, type RawLog, type RpcLog } from "./raw-log.ts";

// What one endpoint is asked, and what would be nonsense as an answer: something about another block than the one asked for.

export type Tag = "latest" | "finalized";
type LogFilter = { address: Address[] } & ({ blockHash: Hash } | { fromBlock: Hex; toBlock: Hex });

/** Undefined where the node does not have that block. */
export async function askHeader(endpoint: Endpoint, block: bigint | Tag): Promise<Header | undefined> {
  const asked = typeof block === "bigint" ? numberToHex(block) : block;
  const answer = await endpoint.ask<RpcHeader | null>("eth_getBlockByNumber", [asked, false]);
  if (!answer) return undefined;
  const header = parsed(endpoint, "a block", () => parseHeader(answer));
  if (!isHash(header.hash) || !isHash(header.parentHash)) throw nonsense(endpoint, "with a block without a hash");
  if (typeof block === "bigint" && header.number !== block) {
    throw nonsense(endpoint, `with block ${header.number} when asked for block ${block}`);
  }
  return header;
}

export async function askHasBlock(endpoint: Endpoint, hash: Hash): Promise<boolean> {
  return (await endpoint.ask<RpcHeader | null>("eth_getBlockByHash", [hash, false])) !== null;
}

export async function askLogsOfBlock(endpoint: Endpoint, blockHash: Hash, address: Address[]): Promise<RawLog[]> {
  const logs = await askLogs(endpoint, { blockHash, address });
  if (logs.some((log) => log.blockHash !== blockHash)) {
    throw nonsense(endpoint, `with logs of another block than ${blockHash}`);
  }
  return logs;
}

/** Both ends included. Throws `RangeTooLargeError` where fewer blocks may be answered. */
export async function askLogsOfRange(
  endpoint: Endpoint,
  from: bigint,
  to: bigint,
  address: Address[],
): Promise<RawLog[]> {
  const filter = { fromBlock: numberToHex(from), toBlock: numberToHex(to), address };
  const logs = await askLogs(endpoint, filter, to - from + 1n);
  const stray = logs.find(({ blockNumber }) => blockNumber < from || blockNumber > to);
  if (stray) throw nonsense(endpoint, `with a log of block ${stray.blockNumber} when asked for ${from} to ${to}`);
  return logs;
}

async function askLogs(endpoint: Endpoint, filter: LogFilter, blocks?: bigint): Promise<RawLog[]> {
  const answer = await endpoint.ask<RpcLog[]>("eth_getLogs", [filter], blocks);
  const logs = parsed(endpoint, "logs", () => answer.map(parseLog));
  const wanted = new Set(filter.address.map((one) => one.toLowerCase()));
  const stray = logs.find((log) => !wanted.has(log.address.toLowerCase()));
  if (stray) throw nonsense(endpoint, `with logs of ${stray.address}, which was not asked for`);
  if (new Set(logs.map(({ blockNumber, logIndex }) => `${blockNumber}:${logIndex}`)).size < logs.length) {
    throw nonsense(endpoint, "with one log twice");
  }
  return logs;
}

/** The logs of a block as its transactions' receipts have them: the second opinion on an empty answer to eth_getLogs. */
export async function askReceipts(endpoint: Endpoint, blockHash: Hash, address: Address[]): Promise<RawLog[]> {
  const block = await endpoint.ask<{ transactions: Hash[] } | null>("eth_getBlockByHash", [blockHash, false]);
  // Not eth_getBlockReceipts: not every node knows it, and this is asked for once in a great while.
  const asked = block?.transactions.map((hash) =>
    endpoint.ask<{ logs: RpcLog[] } | null>("eth_getTransactionReceipt", [hash]),
  );
  const receipts = asked && (await Promise.all(asked));
  if (!receipts?.every((receipt) => receipt !== null)) {
    throw new RpcFailure(
      "missing",
      `The RPC endpoint ${endpoint.origin} does not have the receipts of block ${blockHash}.`,
    );
  }
  const wanted = new Set(address.map((one) => one.toLowerCase()));
  const logs = receipts.flatMap((receipt) => receipt.logs).filter((log) => wanted.has(log.address.toLowerCase()));
  return parsed(endpoint, "a receipt", () => logs.map(parseLog));
}

/** `at`: the block whose state is meant; of old blocks not every node knows it. */
export async function askCode(endpoint: Endpoint, address: Address, at: bigint | "latest"): Promise<Hex> {
  return endpoint.ask<Hex>("eth_getCode", [address, at === "latest" ? at : numberToHex(at)]);
}

/** Sets the endpoint aside, where there are others. */
export function nonsense({ origin }: Endpoint, answers: string): RpcFailure {
  return new RpcFailure("nonsense", `The RPC endpoint ${origin} answers ${answers}.`);
}

function parsed<Result>(endpoint: Endpoint, what: string, parse: () => Result): Result {
  try {
    return parse();
  } catch {
    throw nonsense(endpoint, `with ${what} that cannot be read`);
  }
}
