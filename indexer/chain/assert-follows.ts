import { ReorganisedError } from "../errors.ts";
import type { ChainClient } from "./chain-client.ts";
import type { Header } from "./header.ts";

/**
 * Throws `ReorganisedError` unless `header` continues the block with `parentHash`. Where `looseLinks` is set (local chains alone:
 * `hardhat_mine` makes many blocks at once whose parent hashes name nothing), it is enough that the block before it, by number,
 * still is that one. A parent that the node has is another block, whatever it says is at that height.
 */
export async function assertFollows(chain: ChainClient, header: Header, parentHash: string): Promise<void> {
  if (header.parentHash === parentHash) return;
  if (chain.looseLinks && !(await chain.hasBlock(header.parentHash))) {
    if ((await chain.findHeader(header.number - 1n))?.hash === parentHash) return;
  }
  throw new ReorganisedError(`Block ${header.number} (${header.hash}) does not follow ${parentHash}.`);
}
