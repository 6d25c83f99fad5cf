// The regtest Bitcoin as a process of its own: its first blocks are mined before the demo starts, so that there is money to pay with.
import { env } from "#env.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { mineFirstBlocks } from "#scripts/demo/bitcoin/first-blocks.ts";

const chain = new RegtestChain();
mineFirstBlocks(chain);
const { esploraUrl, rpcUrl, close } = await serveRegtest(chain, { port: env.BITCOIN_PORT });
console.log(`regtest Bitcoin answers at ${rpcUrl} as Bitcoin Core and at ${esploraUrl} as Esplora`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await close();
    process.exit(0);
  });
}
