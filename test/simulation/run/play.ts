import { breakDatabase } from "./break-database.ts";
import { checkpoint } from "./checkpoint.ts";
import { beAbsent, kill, restart } from "./end-indexer.ts";
import type { Game, Running } from "./game.ts";
import { startChild, startInProcess } from "./indexer.ts";
import { actOnce, actTogether, emptyBlocks, passTime } from "./live.ts";
import { peek } from "./peek.ts";
import { reorganise } from "./reorganise.ts";

/** A mood lasts some steps: how many requests fail. */
const moods = [0, 0.02, 0.05, 0.05];

const steps: Record<string, { weight: number; take: (running: Running) => Promise<void> }> = {
  act: { weight: 62, take: (running) => actOnce(running) },
  together: { weight: 8, take: actTogether },
  passTime: { weight: 10, take: passTime },
  emptyBlocks: { weight: 5, take: emptyBlocks },
  reorganise: { weight: 12, take: reorganise },
  database: { weight: 6, take: breakDatabase },
  mood: { weight: 6, take: setMood },
  kill: { weight: 3, take: kill },
  restart: { weight: 1, take: restart },
  absent: { weight: 1, take: beAbsent },
  peek: { weight: 3, take: peek },
};
const weights = Object.fromEntries(Object.entries(steps).map(([name, { weight }]) => [name, weight]));

/** The script of one seed: actions and faults in turn, then what the tables hold. */
export async function play(game: Game): Promise<void> {
  const { stage, random, length, note } = game;
  const start = () => (game.isChild ? startChild : startInProcess)(game.place);
  await stage.branches.mark();
  const running: Running = { ...game, start, indexer: await start() };
  try {
    await warmUp(running);
    const count = Math.round(random.int(50, 120) * length);
    const halfway = random.chance(0.4) ? random.int(0, count - 1) : -1;
    for (let step = 0; step < count; step++) {
      const failure = running.indexer.failure();
      if (failure) throw new Error("The indexer ended, and should have gone on.", { cause: failure });
      const kind = random.weighted(weights);
      note(`${step} ${kind}`);
      await arrive(running);
      await steps[kind]!.take(running);
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
  await setMood(running);
}

async function setMood({ place, random }: Running) {
  const rate = random.pick(moods)!;
  for (const ofOne of place.faults) ofOne.rate = rate;
}

/** Some steps come while the indexer waits for an answer, some when it has nothing to do, most whenever they come. */
async function arrive({ random, indexer }: Running): Promise<void> {
  if (random.chance(0.25)) await indexer.node.holdAfter(random.int(0, 12), 40);
  else if (random.chance(0.1)) await new Promise((resolve) => setTimeout(resolve, random.int(1, 60)));
}
