import { type Hex, hexToBigInt } from "viem";

/** A block as far as the indexer cares. */
export type Header = {
  number: bigint;
  hash: Hex;
  parentHash: Hex;
  time: Date;
  logsBloom: Hex;
};

export type RpcHeader = { number: Hex; hash: Hex; parentHash: Hex; timestamp: Hex; logsBloom: Hex };

export function parseHeader(block: RpcHeader): Header {
  const { hash, parentHash, logsBloom } = block;
  const time = new Date(Number(hexToBigInt(block.timestamp)) * 1000);
  return { number: hexToBigInt(block.number), hash, parentHash, time, logsBloom };
}
