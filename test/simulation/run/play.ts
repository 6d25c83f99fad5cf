import { breakDatabase } from "./break-database.ts";
import { checkpoint } from "./checkpoint.ts";
import type { Game, Running } from "./game.ts";
import { startChild, startInProcess } from "./indexer.ts";
import { actOnce, actTogether, emptyBlocks, passTime } from "./live.ts";
import { reorganise } from "./reorganise.ts";

const steps = {
  act: 62,
  together: 8,
  passTime: 10,
  emptyBlocks: 5,
  reorganise: 7,
  database: 6,
  mood: 6,
  kill: 3,
  restart: 1,
};
/** A mood lasts some steps: how many requests in a hundred fail. */
const moods = [0, 0.01, 0.03, 0.05];

/** The script of one seed: actions and faults in turn, then what the tables hold. */
export async function play(game: Game): Promise<void> {
  const { stage, random, outcome, length, note } = game;
  const start = () => (game.isChild ? startChild : startInProcess)(game.place);
  await stage.branches.mark();
  const running: Running = { ...game, indexer: await start() };
  try {
    await warmUp(running);
    const count = Math.round(random.int(50, 120) * length);
    const halfway = random.chance(0.4) ? random.int(0, count - 1) : -1;
    for (let step = 0; step < count; step++) {
      const failure = running.indexer.failure();
      if (failure) throw new Error("The indexer ended, and should have gone on.", { cause: failure });
      const kind = random.weighted(steps);
      note(`${step} ${kind}`);
      await arrive(running);
      if (kind === "act") await actOnce(running);
      else if (kind === "together") await actTogether(running);
      else if (kind === "passTime") passTime(running);
      else if (kind === "emptyBlocks") await emptyBlocks(running);
      else if (kind === "reorganise") await reorganise(running);
      else if (kind === "database") await breakDatabase(running);
      else if (kind === "mood") game.place.faults.rate = random.pick(moods)!;
      else {
        const wait = game.isChild ? 3_000 : 40;
        await running.indexer.node.holdAfter(random.int(0, 25), wait);
        if (kind === "restart") running.indexer.node.resume();
        await (kind === "kill" ? running.indexer.kill() : running.indexer.stop());
        outcome[kind === "kill" ? "kills" : "restarts"]++;
        running.indexer = await start();
      }
      running.indexer.node.resume();
      await stage.branches.mark();
      if (step === halfway) await checkpoint(running);
    }
    note("the end");
    await checkpoint(running);
  } finally {
    await running.indexer.kill();
  }
}

/** So that most actions find something to do. */
async function warmUp(running: Running) {
  for (const name of ["createSet", "createBatch", "createBatch", "buy", "buy", "buy"]) await actOnce(running, name);
}

/** Some steps come while the indexer waits for an answer, some when it has nothing to do, most whenever they come. */
async function arrive({ random, indexer }: Running): Promise<void> {
  if (random.chance(0.25)) await indexer.node.holdAfter(random.int(0, 12), 40);
  else if (random.chance(0.1)) await new Promise((resolve) => setTimeout(resolve, random.int(1, 60)));
}
