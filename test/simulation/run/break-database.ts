import { REASONS, type Reason } from "../faults/failing-statements.ts";
import { count } from "../faults/tally.ts";
import type { Running } from "./game.ts";
import { actOnce } from "./live.ts";

const kinds = {
  cut: 2,
  "cut while writing": 3,
  "commit unanswered": 3,
  terminated: 2,
  cancelled: 2,
  statement: 5,
  away: 1,
};
const OTHERS = "datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'test'";

/** Something goes wrong with the database, now or at one of the next writes. */
export async function breakDatabase(running: Running): Promise<void> {
  const { random, indexer, place, statements, outcome, note } = running;
  const { query } = place.database;
  const kind = random.weighted(kinds);
  note(`  ${kind}`);
  const happened = () => count(outcome.faults, `database: ${kind}`);
  if (kind === "cut while writing") indexer.database.cutAfter(random.int(0, 40)).then(happened);
  else if (kind === "commit unanswered") indexer.database.loseCommit().then(happened);
  else if (kind === "statement") {
    const reason = random.pick(Object.keys(REASONS) as Reason[])!;
    await statements.failLater(random.int(0, 30), reason);
  } else {
    happened();
    if (kind === "cut") indexer.database.cut();
    if (kind === "terminated") await query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${OTHERS}`);
    if (kind === "cancelled") {
      await query(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE state <> 'idle' AND ${OTHERS}`);
    }
    if (kind === "away") {
      indexer.database.refuse(true);
      indexer.node.resume();
      await actOnce(running);
      indexer.database.refuse(false);
    }
  }
}
