import type { Deployment } from "#chain/deployment.ts";
import { RetryableError } from "../errors.ts";
import { decodeLog } from "../events.ts";
import { assertFollows } from "./assert-follows.ts";
import { mayHoldLogsOf } from "./bloom.ts";
import type { ChainClient } from "./chain-client.ts";
import type { Stretch } from "./fetch-blocks.ts";

/** Beyond finality: logs by block number, headers only of the blocks that hold one, of the first and of the last. */
export async function fetchRange(
  chain: ChainClient,
  deployment: Deployment,
  from: bigint,
  to: bigint,
  parentHash: string,
): Promise<Stretch> {
  const ours = [deployment.capacitySlices, deployment.batchManager];
  const logs = await chain.logsOfRange(from, to, ours);
  const withLogs = new Set(logs.map(({ blockNumber }) => blockNumber));
  const numbers = [...new Set([from, ...withLogs, to])].sort((a, b) => (a < b ? -1 : 1));
  const headers = await chain.headers(numbers);
  const byNumber = new Map(headers.map((header) => [header.number, header]));

  const first = byNumber.get(from);
  const last = byNumber.get(to);
  if (!first || !last) throw new RetryableError(`The RPC endpoint left out block ${from} or ${to}.`);
  await assertFollows(chain, first, parentHash);
  for (const header of headers) {
    if (!withLogs.has(header.number) && mayHoldLogsOf(header.logsBloom, ours)) {
      const found = await chain.logsOfReceipts(header.hash, ours);
      if (found.length > 0) throw new RetryableError(`The RPC endpoint left out the logs of block ${header.number}.`);
    }
  }
  const events = logs
    .sort((a, b) =>
      a.blockNumber === b.blockNumber ? a.logIndex - b.logIndex : a.blockNumber < b.blockNumber ? -1 : 1,
    )
    .map((log) => {
      const header = byNumber.get(log.blockNumber);
      if (header?.hash === log.blockHash) return decodeLog(log, header.time, deployment);
      throw new RetryableError(
        `The RPC endpoint's logs and headers of block ${log.blockNumber} are of different blocks.`,
      );
    });
  return {
    from,
    parentHash,
    to: last,
    headers: headers.filter(({ number }) => withLogs.has(number) || number === to),
    events,
  };
}
