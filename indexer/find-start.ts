import type { Deployment } from "#chain/deployment.ts";
import { believe } from "./believe.ts";
import type { Header } from "./chain/header.ts";
import type { Context } from "./context.ts";
import { failureOn, RetryableError } from "./errors.ts";
import { followed } from "./events.ts";

/**
 * The block before the first that can hold a log of ours. Throws when the deployment file names a start that the chain has not
 * reached, or one at which a contract was there already: its first logs would be missing for ever.
 */
export async function findStart(context: Context, deployment: Deployment): Promise<Header> {
  const { chain } = context;
  const fail = failureOn(context);
  const start = BigInt(deployment.startBlock);
  const behind = await believe(async () => {
    const { number } = await chain.head();
    return number < start ? number : undefined;
  });
  if (behind !== undefined) {
    throw fail(
      `The deployment file says that Lode starts at block ${start} (startBlock), but the chain is at block ${behind} only. ` +
        "Correct the file, or wait until the node is synchronised.",
    );
  }
  const before = start > 0n ? start - 1n : 0n;
  const early = await believe(() => findEarlier(context, deployment, before));
  if (early) {
    const first = await firstBlockWithCode(context, early, before);
    throw fail(
      `The contract at ${early} was there before block ${start}, where the deployment file says that Lode starts (startBlock): ` +
        `logs would be missing. Set startBlock to ${first ?? "the block the first contract was deployed in"}.`,
    );
  }
  const [header] = await chain.headers([before]);
  if (!header) throw new RetryableError(`The RPC endpoint does not have block ${before}.`);
  return header;
}

/** A contract of ours that had code at the end of that block; undefined where there is none, or no node remembers. */
async function findEarlier({ chain, log }: Context, deployment: Deployment, before: bigint) {
  if (before === 0n) return undefined;
  const ours = followed(deployment);
  try {
    const there = await Promise.all(ours.map((address) => chain.hasCode(address, before)));
    return ours[there.indexOf(true)];
  } catch (error) {
    if (!(error instanceof RetryableError)) throw error;
    log.debug(`Whether startBlock is early enough cannot be seen: ${error.message}`);
    return undefined;
  }
}

async function firstBlockWithCode({ chain }: Context, address: `0x${string}`, known: bigint) {
  let without = 0n;
  let having = known;
  try {
    while (having - without > 1n) {
      const middle = (without + having) / 2n;
      if (await chain.hasCode(address, middle)) having = middle;
      else without = middle;
    }
    return having;
  } catch {
    return undefined; // a node that remembers this far and no further
  }
}
