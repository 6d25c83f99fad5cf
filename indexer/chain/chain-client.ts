import type { Address, Hash } from "viem";
import { RetryableError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { askEach } from "../rpc/ask-each.ts";
import { createEndpoint, type EndpointOptions } from "../rpc/endpoint.ts";
import { createEndpoints, inOne } from "../rpc/endpoints.ts";
import { RpcFailure } from "../rpc/failure.ts";
import type { ExpectedChain } from "../rpc/verify.ts";
import { agreeOnHead, askTip, disagreement, LAG_BLOCKS, tooFew } from "./agree-on-head.ts";
import { agreeOnLogs } from "./agree-on-logs.ts";
import type { Header } from "./header.ts";
import { logsOfBlock, secondOpinion } from "./logs-of-block.ts";
import { mostNamed } from "./most-named.ts";
import { askCode, askHasBlock, askHeader, askLogsOfRange } from "./questions.ts";
import type { RawLog } from "./raw-log.ts";
import { createFinalizedReader } from "./read-finalized.ts";

/** A slow node, or one that wants a rest, is waited for where it is the only one; of several the next is asked sooner. */
const ALONE = { timeoutMs: 20_000, patienceMs: 5_000 };
const ONE_OF_SEVERAL = { timeoutMs: 10_000, patienceMs: 0 };

/**
 * The logs of a range. `agreed`: two endpoints or more had to give the same, so that headers are needed only of blocks with logs. Where
 * one's word was enough every block's bloom filter has to be held against it.
 */
export type LogsOfRange = {
  logs: RawLog[];
  agreed: boolean;
  /** Sets aside, where there are others, who gave these logs; gives the error to throw. */
  distrust(why: string): RetryableError;
};

export type ChainClientOptions = Partial<EndpointOptions> & {
  /** See `assertFollows`. */
  looseLinks?: boolean;
  /** How many endpoints must name the same block or give the same logs; 1 with one endpoint, 2 with several if left out. */
  agreement?: number | undefined;
  log?: Logger | undefined;
};

export type ChainClient = ReturnType<typeof createChainClient>;

/** The few things the indexer asks nodes. Every failure is a `RetryableError` with a sentence. */
export function createChainClient(rpcUrls: string | readonly string[], options: ChainClientOptions = {}) {
  const urls = typeof rpcUrls === "string" ? [rpcUrls] : rpcUrls;
  const [rpcUrl] = urls;
  if (rpcUrl === undefined) throw new RangeError("no RPC endpoint");
  const { looseLinks = false, agreement = Math.min(2, urls.length), log, ...given } = options;
  const patience = urls.length === 1 ? ALONE : ONE_OF_SEVERAL;
  let newest = 0n;
  const endpoints = createEndpoints(
    urls.map((url) => createEndpoint(url, { ...patience, ...given })),
    async (endpoint) => {
      const tip = await askTip(endpoint);
      if (tip.number + LAG_BLOCKS >= newest) return;
      throw new RpcFailure(
        "lagging",
        `The RPC endpoint ${endpoint.origin} is at block ${tip.number}, far behind the others.`,
      );
    },
    log,
  );
  const mustHave = (origin: string, number: bigint, header: Header | undefined): Header => {
    if (header) return header;
    const sentence = `The RPC endpoint ${origin} does not have block ${number}`;
    const pruned = ", though it is an old one: it seems pruned, and an archive or full node is needed";
    throw new RpcFailure("missing", `${sentence}${number + 128n < newest ? pruned : ""}.`);
  };
  return {
    /** The preferred endpoint: new heads are listened for there. */
    rpcUrl,
    /** See `assertFollows`. */
    looseLinks,
    /** How many endpoints must say the same. */
    agreement,
    /** Throws `RpcFailure` (`wrong_chain`) when no endpoint is of that chain. Each is asked now, and whenever it is connected to anew. */
    async requireChain(chain: ExpectedChain): Promise<void> {
      endpoints.expect(chain);
      const { said, errors } = await askEach(
        endpoints,
        endpoints.inOrder(agreement),
        async () => undefined,
        (right) => right.length >= agreement,
      );
      if (said.length > 0) return;
      const wrong = errors.filter((error) => error instanceof RpcFailure).filter(({ kind }) => kind === "wrong_chain");
      if (wrong.length < errors.length) throw inOne(errors);
      throw new RpcFailure("wrong_chain", wrong.map(({ message }) => message).join(" "));
    },
    /** `at`: as it was in that block; throws where no node knows that any more. */
    hasCode: (address: Address, at: bigint | "latest" = "latest") =>
      endpoints.first(async (endpoint) => (await askCode(endpoint, address, at)) !== "0x"),
    async head(): Promise<Header> {
      const head = await agreeOnHead(endpoints, agreement, log);
      if (head.number > newest) newest = head.number;
      return head;
    },
    hasBlock: (hash: Hash) => endpoints.first((endpoint) => askHasBlock(endpoint, hash)),
    /** Undefined above the head. */
    findHeader: (number: bigint) => endpoints.first((endpoint) => askHeader(endpoint, number)),
    /** One header per number, in order; both ends included. Throws when no node has all of them. */
    headers: (numbers: bigint[]) =>
      endpoints.first((endpoint) =>
        Promise.all(
          numbers.map(async (number) => mustHave(endpoint.origin, number, await askHeader(endpoint, number))),
        ),
      ),
    /** The header that as many endpoints name as must agree. Throws `RetryableError` while they do not. */
    async agreedHeader(number: bigint): Promise<Header> {
      const { said, errors } = await askEach(
        endpoints,
        endpoints.inOrder(agreement),
        async (endpoint) => mustHave(endpoint.origin, number, await askHeader(endpoint, number)),
        (names) => mostNamed(names).said.length >= agreement,
      );
      if (said.length < agreement) throw tooFew(said, errors, agreement);
      const most = mostNamed(said);
      if (most.header && most.said.length >= agreement) return most.header;
      throw disagreement(said, number, agreement);
    },
    finalized: createFinalizedReader(endpoints),
    /** Of a block whose bloom filter says that there may be some: an empty answer is held against the receipts. */
    logsOfBlock: (header: Header, address: Address[]): Promise<RawLog[]> =>
      logsOfBlock(endpoints, agreement, header, address),
    /** Both ends included. Throws `RangeTooLargeError` where fewer blocks may be answered. */
    async logsOfRange(from: bigint, to: bigint, address: Address[]): Promise<LogsOfRange> {
      const what = `blocks ${from} to ${to}`;
      const ask = (endpoint: Parameters<typeof askLogsOfRange>[0]) => askLogsOfRange(endpoint, from, to, address);
      const { logs, by } = await agreeOnLogs(endpoints, agreement, ask, what);
      return {
        logs,
        agreed: agreement > 1,
        distrust(why) {
          for (const { member } of by) endpoints.setAside(member, new RpcFailure("nonsense", why));
          return new RetryableError(why);
        },
      };
    },
    /** Every log of the block, from its receipts: the second opinion on an answer of `logsOfRange` without any. */
    logsOfReceipts: (blockHash: Hash, address: Address[]): Promise<RawLog[]> =>
      secondOpinion(endpoints, { hash: blockHash }, address),
    /** Ends what is open. Nothing can be asked afterwards. */
    close: () => endpoints.close(),
  };
}
