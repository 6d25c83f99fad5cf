import { until } from "../../indexer/index-chain.ts";
import type { Running } from "./game.ts";
import { actOnce, actTogether } from "./live.ts";

const depths = { shallow: 5, middle: 3, deep: 2 };
const shapes = { bare: 1, empty: 2, "same height": 3, longer: 3, "and back": 2, twice: 1 };

const PATIENCE_MS = 1_000;

/** Takes blocks back, up to finality, and puts others, or none, or the same again in their place. */
export async function reorganise(running: Running): Promise<void> {
  const { stage, random, indexer, outcome, note } = running;
  // What goes is often indexed, or being indexed: else nothing would have to be taken back.
  const moment = random.weighted({ indexed: 5, fetching: 3, any: 2 });
  if (moment === "indexed") await waitForHead(running);
  if (moment === "fetching") await indexer.node.holdAfter(random.int(0, 20), 40);
  const size = random.weighted(depths);
  const wanted = size === "shallow" ? random.int(1, 3) : size === "middle" ? random.int(4, 16) : random.int(17, 64);
  const head = await stage.client.getBlock();
  const lost = await stage.branches.takeBack(wanted);
  if (!lost) return;
  outcome.reorganisations.push(lost.depth);
  const shape = random.weighted(shapes);
  note(`  ${lost.depth} blocks, ${shape}`);
  if (shape === "bare") return;
  if (shape === "empty") return stage.blocks.empty(random.int(1, lost.depth + 3), false);
  // The indexer may see this branch in part before it goes.
  await actOnce(running);
  if (random.chance(0.5)) await actTogether(running);
  if (shape === "same height" || shape === "longer") {
    const missing = lost.depth - 1 + (shape === "longer" ? random.int(1, 4) : 0);
    if (missing > 0) await stage.blocks.empty(missing, false);
  }
  if (shape === "twice") {
    indexer.node.resume();
    await stage.branches.mark();
    const again = await stage.branches.takeBack(random.int(1, 3));
    if (again) outcome.reorganisations.push(again.depth);
    await actOnce(running);
  }
  if (shape === "and back") {
    if (random.chance(0.5)) indexer.node.resume();
    const parted = head.number - BigInt(lost.depth);
    const other = Number((await stage.client.getBlockNumber()) - parted);
    if (other > 0) {
      await stage.branches.takeBack(other);
      outcome.reorganisations.push(other);
    }
    await stage.blocks.playAgain(lost.blocks);
    stage.state.model = structuredClone(lost.model);
    const { hash } = await stage.client.getBlock();
    if (hash !== head.hash) throw new Error("The same blocks, made again, are not the same: the simulator is wrong.");
  }
}

/** Until the indexer is at the head, or it takes too long: as it may, among faults. */
async function waitForHead({ stage, place: { database }, indexer }: Running): Promise<void> {
  indexer.node.resume();
  const { hash } = await stage.client.getBlock();
  const isThere = async () => {
    const [row] = await database.query<{ hash: string }>("SELECT block_hash AS hash FROM chain_cursor");
    return row?.hash === hash;
  };
  await until(isThere, "the head is indexed", PATIENCE_MS).catch(() => {});
}
