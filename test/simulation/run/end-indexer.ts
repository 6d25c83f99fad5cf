import type { Running } from "./game.ts";
import { actOnce, actTogether, passTime } from "./live.ts";

/** Ended in the middle of whatever it does, and started again. */
export async function kill(running: Running): Promise<void> {
  await waitForRequests(running);
  await running.indexer.kill();
  running.outcome.kills++;
  running.indexer = await running.start();
}

/** Asked to end, now and then while the node keeps it waiting, and started again. */
export async function restart(running: Running): Promise<void> {
  await waitForRequests(running);
  if (running.random.chance(0.5)) running.indexer.node.resume();
  await running.indexer.stop();
  running.outcome.restarts++;
  running.indexer = await running.start();
}

/** Killed, and away for long enough to have much to catch up with: in ranges, where the chain went far enough. */
export async function beAbsent(running: Running): Promise<void> {
  const { random, stage, place, outcome, indexer } = running;
  await indexer.kill();
  outcome.kills++;
  for (let left = random.int(5, 25); left > 0; left--) {
    await (random.chance(0.2) ? actTogether(running) : actOnce(running));
    if (random.chance(0.2)) await passTime(running);
  }
  if (random.chance(0.6)) await stage.blocks.empty(random.int(100, 220), place.isLocal && random.chance(0.5));
  await stage.branches.mark();
  running.indexer = await running.start();
  if (random.chance(0.5)) await kill(running);
}

/** A process takes a while until it asks for anything. */
async function waitForRequests({ random, indexer, isChild }: Running): Promise<void> {
  await indexer.node.holdAfter(random.int(0, 25), isChild ? 3_000 : 40);
}
