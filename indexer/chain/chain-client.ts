import {
  type Address,
  createPublicClient,
  type Hash,
  type Hex,
  HttpRequestError,
  http,
  numberToHex,
  TimeoutError,
} from "viem";
import { RetryableError } from "../errors.ts";
import { type Header, parseHeader, type RpcHeader } from "./header.ts";
import { parseLog, type RawLog, type RpcLog } from "./raw-log.ts";

/** One request in a hundred may fail without a hundred being asked again. */
const ATTEMPTS = 3;
const AGAIN_MS = 50;

/**
 * The logs of a range. `agreed`: as many endpoints as must agree gave the same logs, so that headers are needed only of blocks with
 * logs. Where it is false every block's bloom filter has to be held against them.
 */
export type LogsOfRange = { logs: RawLog[]; agreed: boolean };

export type ChainClient = ReturnType<typeof createChainClient>;

/** The few things the indexer asks a node. Every failure is a `RetryableError` with a sentence. */
export function createChainClient(rpcUrl: string, { looseLinks = false } = {}) {
  const client = createPublicClient({
    transport: http(rpcUrl, { batch: { batchSize: 100 }, retryCount: 0, timeout: 20_000 }),
  });
  const ask = async <Answer>(method: string, params: unknown[]): Promise<Answer> => {
    // A range of logs may be refused for its size: that is for the caller to hear at once.
    for (let left = method === "eth_getLogs" ? 0 : ATTEMPTS - 1; ; left--) {
      try {
        // viem knows each method's types; here the shapes are ours, and parsed below.
        return (await client.request({ method, params } as never)) as Answer;
      } catch (cause) {
        if (left <= 0) throw new RetryableError(sentence(rpcUrl, method, cause), { cause });
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  };
  const header = async (tag: Hex | "latest"): Promise<Header | undefined> => {
    const block = await ask<RpcHeader | null>("eth_getBlockByNumber", [tag, false]);
    return block ? parseHeader(block) : undefined;
  };
  return {
    rpcUrl,
    /** See `assertFollows`. */
    looseLinks,
    chainId: async () => Number(await ask<Hex>("eth_chainId", [])),
    hasCode: async (address: Address) => (await ask<Hex>("eth_getCode", [address, "latest"])) !== "0x",
    async head(): Promise<Header> {
      const latest = await header("latest");
      if (!latest) throw new RetryableError(`The RPC endpoint ${rpcUrl} does not know its own head yet.`);
      return latest;
    },
    /** Undefined above the head. */
    findHeader: (number: bigint) => header(numberToHex(number)),
    /** One header per number, in order; both ends included. Throws when the node does not have one of them. */
    async headers(numbers: bigint[]): Promise<Header[]> {
      const found = await Promise.all(numbers.map((number) => header(numberToHex(number))));
      return found.map((block, i) => {
        if (block) return block;
        throw new RetryableError(`The RPC endpoint ${rpcUrl} does not have block ${numbers[i]}.`);
      });
    },
    async logsOfBlock(blockHash: Hash, address: Address[]): Promise<RawLog[]> {
      const logs = await ask<RpcLog[]>("eth_getLogs", [{ blockHash, address }]);
      return logs.map(parseLog);
    },
    /** Both ends included. Throws `RangeTooLargeError` where fewer blocks may be answered. */
    async logsOfRange(from: bigint, to: bigint, address: Address[]): Promise<LogsOfRange> {
      const filter = { fromBlock: numberToHex(from), toBlock: numberToHex(to), address };
      return { logs: (await ask<RpcLog[]>("eth_getLogs", [filter])).map(parseLog), agreed: false };
    },
    /** Every log of the block, from its transactions' receipts: the second opinion on an empty answer to eth_getLogs. */
    async logsOfReceipts(blockHash: Hash, address: Address[]): Promise<RawLog[]> {
      const block = await ask<{ transactions: Hash[] } | null>("eth_getBlockByHash", [blockHash, false]);
      // Not eth_getBlockReceipts: not every node knows it, and this is asked for once in a great while.
      const asked = block?.transactions.map((hash) =>
        ask<{ logs: RpcLog[] } | null>("eth_getTransactionReceipt", [hash]),
      );
      const receipts = asked && (await Promise.all(asked));
      if (!receipts?.every((receipt) => receipt !== null)) {
        throw new RetryableError(`The RPC endpoint ${rpcUrl} does not have the receipts of block ${blockHash}.`);
      }
      const wanted = new Set(address.map((one) => one.toLowerCase()));
      return receipts.flatMap(({ logs }) => logs.filter((log) => wanted.has(log.address.toLowerCase())).map(parseLog));
    },
  };
}

function sentence(rpcUrl: string, method: string, cause: unknown): string {
  const where = `The RPC endpoint ${new URL(rpcUrl).origin}`;
  if (cause instanceof TimeoutError) return `${where} took longer than 20 s to answer ${method}.`;
  if (cause instanceof HttpRequestError) {
    const status = cause.status ? ` (HTTP ${cause.status})` : "";
    return `${where} cannot be reached${status}. Is the chain running, and is RPC_URL right?`;
  }
  const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
  return `${where} refused ${method}: ${reason}`;
}
