import { startStack } from "#scripts/dev/stack.ts";
import { makeTemporaryHome } from "#scripts/dev/temporary-home.ts";

/**
 * Starts the whole of Lode on free ports for one run of the journeys, and says in the environment where it is: JOURNEY_URL,
 * JOURNEY_RPC_URL, JOURNEY_BITCOIN_RPC_URL, JOURNEY_DATABASE_URL, JOURNEY_DEPLOYMENT. With JOURNEY_URL already set, what runs there is used.
 */
export default async function startJourneyStack(): Promise<() => Promise<void>> {
  if (process.env.JOURNEY_URL) return async () => {};
  const { home, remove } = makeTemporaryHome();
  const stack = await startStack({
    ports: "free",
    production: true,
    daySeconds: 0,
    home,
    report: (line) => console.log(line),
  });
  process.env.JOURNEY_URL = stack.webUrl;
  process.env.JOURNEY_RPC_URL = stack.rpcUrl;
  process.env.JOURNEY_BITCOIN_RPC_URL = stack.bitcoinRpcUrl;
  process.env.JOURNEY_DATABASE_URL = stack.databaseUrl;
  process.env.JOURNEY_DEPLOYMENT = stack.deploymentFile;
  return async () => {
    await stack.stop();
    remove();
  };
}
