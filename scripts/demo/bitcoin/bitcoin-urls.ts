import { env } from "#env.ts";
import type { DemoBitcoinUrls } from "#scripts/demo/bitcoin/demo-bitcoin.ts";

/** Where the demo's Bitcoin answers, as the settings say; where they do not, on the port that `npm run dev` prefers. */
export function bitcoinUrls(): DemoBitcoinUrls {
  return {
    rpcUrl: env.BITCOIN_RPC_URL ?? `http://127.0.0.1:${env.BITCOIN_PORT}/`,
    esploraUrl: env.BITCOIN_ESPLORA_URL ?? `http://127.0.0.1:${env.BITCOIN_PORT}/api`,
  };
}
