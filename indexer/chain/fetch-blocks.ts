import type { Deployment } from "#chain/deployment.ts";
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

/**
 * Near the head: every header by number, linked by parent hash, and every log by its block's hash. `head`, where it is block `to`, is
 * not asked for again: so what is written leads to the head that was agreed on.
 */
export async function fetchBlocks(
  chain: ChainClient,
  deployment: Deployment,
  from: bigint,
  to: bigint,
  parentHash: string,
  head?: Header,
): Promise<Stretch> {
  const known = head?.number === to ? [head] : [];
  const numbers = Array.from({ length: Number(to - from) + 1 - known.length }, (_, i) => from + BigInt(i));
  const headers = numbers.length > 0 ? [...(await chain.headers(numbers)), ...known] : known;
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

async function logsOf(chain: ChainClient, deployment: Deployment, header: Header): Promise<RawLog[]> {
  const ours = followed(deployment);
  if (!mayHoldLogsOf(header.logsBloom, ours)) return [];
  const logs = await chain.logsOfBlock(header, ours);
  return logs.sort((a, b) => a.logIndex - b.logIndex);
}
