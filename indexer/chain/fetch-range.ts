import type { Deployment } from "#chain/deployment.ts";
import { decodeLog, followed, type IndexedEvent } from "../events.ts";
import { assertFollows } from "./assert-follows.ts";
import { mayHoldLogsOf } from "./bloom.ts";
import type { ChainClient } from "./chain-client.ts";
import type { Header } from "./header.ts";
import type { RawLog } from "./raw-log.ts";

/** A stretch that fits together; whether it continues the one before it is for `assertFollows` to say. */
export type FetchedRange = { first: Header; last: Header; headers: Header[]; events: IndexedEvent[] };

/**
 * Beyond finality: all logs in one answer by block number. Where endpoints agreed on them, held against the headers of blocks with
 * logs; where one alone gave them, against every block's header and bloom filter. Both ends included.
 */
export async function fetchRange(
  chain: ChainClient,
  deployment: Deployment,
  from: bigint,
  to: bigint,
): Promise<FetchedRange> {
  const ours = followed(deployment);
  // Logs first, alone: a node that refuses the range says so before a thousand headers are asked for.
  const answer = await chain.logsOfRange(from, to, ours);
  const logs = byBlock(answer.logs);
  const headers = await chain.headers(answer.agreed ? withLogs(logs, from, to) : everyBlock(from, to));
  const [first, last] = [headers[0], headers.at(-1)];
  if (!first || !last) throw new RangeError(`no blocks from ${from} to ${to}`);
  const events: IndexedEvent[] = [];
  let previous: Header | undefined;
  for (const header of headers) {
    if (previous?.number === header.number - 1n && !chain.looseLinks) await assertFollows(chain, header, previous.hash);
    previous = header;
    const inBlock = logs.get(header.number) ?? [];
    if (inBlock.length === 0 && !answer.agreed && mayHoldLogsOf(header.logsBloom, ours)) {
      const found = await chain.logsOfReceipts(header.hash, ours);
      if (found.length > 0) {
        throw answer.distrust(`The RPC endpoint left out the ${found.length} logs of block ${header.number}.`);
      }
    }
    for (const log of inBlock.sort((a, b) => a.logIndex - b.logIndex)) {
      if (log.blockHash !== header.hash) {
        throw answer.distrust(`The RPC endpoint's logs and header of block ${header.number} are of two blocks.`);
      }
      events.push(decodeLog(log, header.time, deployment));
    }
  }
  return { first, last, headers: headers.filter(({ number }) => logs.has(number) || number === to), events };
}

function everyBlock(from: bigint, to: bigint): bigint[] {
  return Array.from({ length: Number(to - from) + 1 }, (_, i) => from + BigInt(i));
}

function withLogs(logs: Map<bigint, RawLog[]>, from: bigint, to: bigint): bigint[] {
  return [...new Set([from, ...logs.keys(), to])].sort((a, b) => Number(a - b));
}

function byBlock(logs: RawLog[]): Map<bigint, RawLog[]> {
  const blocks = new Map<bigint, RawLog[]>();
  for (const log of logs) {
    const block = blocks.get(log.blockNumber);
    if (block) block.push(log);
    else blocks.set(log.blockNumber, [log]);
  }
  return blocks;
}
