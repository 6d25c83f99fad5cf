// Fills a fresh local chain with the demo world, and leaves its clock at `seedThrough`.
import { readDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import { bitcoinUrls } from "#scripts/demo/bitcoin/bitcoin-urls.ts";
import { seedDemoWorld } from "#scripts/demo/seed-world.ts";

export { seedDemoWorld };

if (import.meta.main) {
  try {
    await seedDemoWorld({
      rpcUrl: env.RPC_URL,
      deployment: readDeployment(env.CHAIN_ID),
      bitcoin: bitcoinUrls(),
      onProgress: console.log,
    });
    console.log("The demo world is ready.");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
