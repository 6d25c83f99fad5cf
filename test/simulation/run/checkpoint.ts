import { until } from "../../indexer/index-chain.ts";
import { count } from "../faults/tally.ts";
import { compare } from "./compare.ts";
import type { Running } from "./game.ts";

const PATIENCE_MS = 60_000;

/** Lets the indexer alone until it is at the head, and compares. Faults go on afterwards. */
export async function checkpoint({
  stage,
  place,
  statements,
  indexer,
  outcome,
  adminUrl,
  note,
}: Running): Promise<void> {
  const { database, faults, isLocal } = place;
  for (const ofOne of faults) ofOne.rate = 0;
  indexer.database.behave();
  indexer.node.resume();
  for (const { code, n } of await statements.happened()) outcome.faults[`database: SQLSTATE ${code}`] = n;
  await statements.behave();
  // A public chain that only got shorter may be a node that lags: it is believed when there is another block.
  await stage.blocks.empty(1, false);
  const head = await stage.client.getBlock();
  await until(
    async () => {
      if (indexer.failure())
        throw new Error("The indexer ended, and should have gone on.", { cause: indexer.failure() });
      const [row] = await database.query<{ block_hash: string }>("SELECT block_hash FROM chain_cursor");
      return row?.block_hash === head.hash;
    },
    `block ${head.number} is indexed`,
    PATIENCE_MS,
  );
  const { rows, values } = await compare(stage.chain, database, { adminUrl, isLocal });
  note(`compared ${rows} rows and ${values} values at block ${head.number}`);
  count(outcome.faults, "requests", 0);
  Object.assign(outcome, { blocks: Number(head.number), head: head.hash });
  outcome.comparisons++;
  outcome.compared += rows + values;
}
