import { batchVerbs } from "../../indexer/world-batches.ts";
import { fleetVerbs } from "../../indexer/world-fleet.ts";
import { proofVerbs } from "../../indexer/world-proofs.ts";
import { sliceVerbs } from "../../indexer/world-slices.ts";
import type { Random } from "../random.ts";
import { createBlocks } from "./blocks.ts";
import { createBranches } from "./branches.ts";
import type { Model } from "./model.ts";
import { SEEDS_BEGIN, type SharedChain } from "./shared-chain.ts";

export type Stage = ReturnType<typeof openStage>;

/** A seed's chain as its actions see it: the verbs of the test world, what is known of the chain, and its blocks. */
export function openStage(chain: SharedChain, random: Random) {
  const { client, deployment, operator, site } = chain;
  const model: Model = { time: SEEDS_BEGIN, batches: [], slices: [], sites: [site], sets: [] };
  const state = { model };
  const blocks = createBlocks(chain, state, random);
  const fleet = fleetVerbs(deployment, client, blocks.send);
  return {
    ...{ chain, client, deployment, state, random, blocks, branches: createBranches(chain, blocks, state) },
    /** Who may buy, hold and trade: few enough that they meet. */
    people: [operator, ...chain.holders.slice(0, 4)],
    ...fleet,
    ...batchVerbs(deployment, client, { operator, site, signPayout: fleet.signPayout }, blocks.send),
    ...proofVerbs(deployment, client, operator, blocks.send),
    ...sliceVerbs(deployment, blocks.send),
    send: blocks.send,
  };
}
