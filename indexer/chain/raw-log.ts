import { type Hex, hexToNumber } from "viem";
import { RetryableError } from "../errors.ts";

/** A log as the node tells it. */
export type RawLog = {
  address: Hex;
  topics: [Hex, ...Hex[]];
  data: Hex;
  blockNumber: bigint;
  blockHash: Hex;
  logIndex: number;
  txHash: Hex;
};

/** The node's JSON, with the fields a pending log has as null. */
export type RpcLog = {
  address: Hex;
  topics: Hex[];
  data: Hex;
  blockNumber: Hex | null;
  blockHash: Hex | null;
  logIndex: Hex | null;
  transactionHash: Hex | null;
  removed?: boolean;
};

/** Throws `RetryableError` for a log that is not, or no longer, in a block. */
export function parseLog(log: RpcLog): RawLog {
  const { blockNumber, blockHash, logIndex, transactionHash, topics } = log;
  const [first, ...rest] = topics;
  if (!blockNumber || !blockHash || !logIndex || !transactionHash || !first || log.removed) {
    throw new RetryableError("The RPC endpoint answered with a log that is in no block.");
  }
  return {
    address: log.address,
    topics: [first, ...rest],
    data: log.data,
    blockNumber: BigInt(blockNumber),
    blockHash,
    logIndex: hexToNumber(logIndex),
    txHash: transactionHash,
  };
}
