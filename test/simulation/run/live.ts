import { act, actions, choose, chooseShort, type Outcome } from "../actions/actions.ts";
import { dueAt, isDone } from "../actions/choose.ts";
import { RefusedError } from "../world/refused.ts";
import type { Running } from "./game.ts";

const MINUTE = 60;
const DAY = 86_400;

/** One action. What has nothing to do is chosen again, a few times. */
export async function actOnce(running: Running, wanted?: string): Promise<void> {
  const { stage, note } = running;
  for (let tries = 0; tries < 8; tries++) {
    const name = wanted ?? choose(stage.random);
    const outcome = await act(stage, name);
    if (outcome === "pointless") continue;
    note(`  ${name} ${outcome}`);
    tally(running, outcome);
    return;
  }
}

/** Several actions in one block. */
export async function actTogether(running: Running): Promise<void> {
  const { stage, note } = running;
  const names = Array.from({ length: stage.random.int(2, 6) }, () => chooseShort(stage.random));
  const answers = await stage.blocks.together(names.map((name) => () => actions[name]!.run(stage)));
  for (const [i, answer] of answers.entries()) {
    if (answer.status === "rejected" && !(answer.reason instanceof RefusedError)) throw answer.reason;
    const outcome = answer.status === "rejected" ? "refused" : answer.value ? "done" : "pointless";
    note(`  ${names[i]} ${outcome}`);
    tally(running, outcome);
  }
}

/** The next block comes later: often just when a payout is due. */
export async function passTime({ stage: { state, random } }: Running): Promise<void> {
  const { model } = state;
  const due = model.batches.filter((batch) => !isDone(batch)).map(dueAt);
  const next = random.pick(due.filter((time) => time > model.time));
  if (next !== undefined && random.chance(0.7)) model.time = next + random.int(0, MINUTE);
  else model.time += random.pick([MINUTE, 60 * MINUTE, DAY, 8 * DAY])! * random.int(1, 3);
}

/** Blocks with nothing in them: now and then more than the indexer follows one by one. */
export async function emptyBlocks({ stage, random, place, note }: Running): Promise<void> {
  const count = random.chance(0.25) ? random.int(100, 260) : random.int(1, 20);
  note(`  ${count} blocks`);
  // In bulk they are not linked by parent hash, which happens on local chains alone.
  await stage.blocks.empty(count, place.isLocal && random.chance(0.5));
}

function tally({ outcome }: Running, what: Outcome): void {
  if (what === "done") outcome.actions++;
  if (what === "refused") outcome.refused++;
}
