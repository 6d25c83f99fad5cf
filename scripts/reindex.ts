import { env } from "#env.ts";
import { wipe } from "#indexer/roll-back.ts";
import { acquireWriterLock } from "#indexer/writer-lock.ts";
import { createDatabase } from "#prisma/client.ts";

// npm run reindex: forgets all that was indexed of CHAIN_ID; the indexer then begins from the start block. Other chains stay.
const db = createDatabase(env.DATABASE_URL);
const patience = AbortSignal.timeout(2_000);
try {
  const lock = await acquireWriterLock(env.DATABASE_URL, env.CHAIN_ID, patience);
  if (!lock)
    throw new Error(`An indexer is writing chain ${env.CHAIN_ID}. Stop it, then run \`npm run reindex\` again.`);
  await wipe(db, env.CHAIN_ID);
  await lock.release();
  console.log(
    `The index of chain ${env.CHAIN_ID} is empty. Start the indexer (\`npm run indexer\`) to build it again.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
