import type { Deployment } from "#chain/deployment.ts";
import { RetryableError } from "../errors.ts";
import { decodeLog, followed } from "../events.ts";
import { assertFollows } from "./assert-follows.ts";
import { mayHoldLogsOf } from "./bloom.ts";
import type { ChainClient } from "./chain-client.ts";
import type { Stretch } from "./fetch-blocks.ts";
import type { RawLog } from "./raw-log.ts";

/** Beyond finality: all logs in one answer by block number, held against every block's header and bloom filter. */
export async function fetchRange(
  chain: ChainClient,
  deployment: Deployment,
  from: bigint,
  to: bigint,
  parentHash: string,
): Promise<Stretch> {
  const ours = followed(deployment);
  // Logs first, alone: a node that refuses the range says so before a thousand headers are asked for.
  const logs = byBlock((await chain.logsOfRange(from, to, ours)).logs);
  const headers = await chain.headers(Array.from({ length: Number(to - from) + 1 }, (_, i) => from + BigInt(i)));
  const events = [];
  let previous = parentHash;
  for (const header of headers) {
    if (header.number === from || !chain.looseLinks) await assertFollows(chain, header, previous);
    previous = header.hash;
    const inBlock = logs.get(header.number) ?? [];
    if (inBlock.length === 0 && mayHoldLogsOf(header.logsBloom, ours)) {
      const found = await chain.logsOfReceipts(header.hash, ours);
      if (found.length > 0) {
        throw new RetryableError(`The RPC endpoint left out the ${found.length} logs of block ${header.number}.`);
      }
    }
    for (const log of inBlock.sort((a, b) => a.logIndex - b.logIndex)) {
      if (log.blockHash !== header.hash) {
        throw new RetryableError(`The RPC endpoint's logs and header of block ${header.number} are of two blocks.`);
      }
      events.push(decodeLog(log, header.time, deployment));
    }
  }
  const last = headers.at(-1);
  if (!last) throw new RangeError(`no blocks from ${from} to ${to}`);
  const kept = headers.filter(({ number }) => logs.has(number) || number === to);
  return { from, parentHash, to: last, headers: kept, events };
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
