import type { Deployment } from "#chain/deployment.ts";
import { RetryableError } from "../errors.ts";
import { decodeLog, followed, type IndexedEvent } from "../events.ts";
import { assertFollows } from "./assert-follows.ts";
import { mayHoldLogsOf } from "./bloom.ts";
import type { ChainClient } from "./chain-client.ts";
import type { Header } from "./header.ts";
import type { RawLog } from "./raw-log.ts";

/** A stretch of the chain that fits together, ready to apply. */
export type Stretch = {
  /** First block number; both ends included. */
  from: bigint;
  /** Hash the first block names as its parent. */
  parentHash: string;
  to: Header;
  /** Headers to keep: all of them near the head; further back those with logs, and the last. */
  headers: Header[];
  /** In the order of the chain. */
  events: IndexedEvent[];
};

/** Near the head: every header by number, linked by parent hash, and every log by its block's hash. */
export async function fetchBlocks(
  chain: ChainClient,
  deployment: Deployment,
  from: bigint,
  to: bigint,
  parentHash: string,
): Promise<Stretch> {
  const numbers = Array.from({ length: Number(to - from) + 1 }, (_, i) => from + BigInt(i));
  const headers = await chain.headers(numbers);
  let previous = parentHash;
  for (const header of headers) {
    await assertFollows(chain, header, previous);
    previous = header.hash;
  }
  const logs = await Promise.all(headers.map((header) => logsOf(chain, deployment, header)));
  const events = headers.flatMap(({ time }, i) => (logs[i] ?? []).map((log) => decodeLog(log, time, deployment)));
  const last = headers.at(-1);
  if (!last) throw new RangeError(`no blocks from ${from} to ${to}`);
  return { from, parentHash, to: last, headers, events };
}

/** The bloom filter in the block's own hash tells whether an empty answer can be true. */
async function logsOf(chain: ChainClient, deployment: Deployment, header: Header): Promise<RawLog[]> {
  const ours = followed(deployment);
  if (!mayHoldLogsOf(header.logsBloom, ours)) return [];
  const logs = await chain.logsOfBlock(header.hash, ours);
  if (logs.length === 0) {
    const found = await chain.logsOfReceipts(header.hash, ours);
    if (found.length === 0) return []; // the filter guessed wrong, as filters may
    throw new RetryableError(`The RPC endpoint left out the ${found.length} logs of block ${header.number}.`);
  }
  if (logs.some((log) => log.blockHash !== header.hash)) {
    throw new RetryableError(`The RPC endpoint answered with logs of another block than ${header.hash}.`);
  }
  return logs.sort((a, b) => a.logIndex - b.logIndex);
}
