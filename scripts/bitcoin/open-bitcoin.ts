import type { Deployment } from "#chain/deployment.ts";
import { env } from "#env.ts";
import type { BlockSource } from "#evidence/bitcoin/block-source.ts";
import { networkOf, openSource } from "#evidence/bitcoin/open-source.ts";

/** The source of the settings, once it is on the Bitcoin that the relay follows. */
export async function openBitcoin({ bitcoinNetwork }: Deployment): Promise<BlockSource> {
  const source = openSource(env);
  const network = await networkOf(source);
  if (network === bitcoinNetwork) return source;
  throw new Error(
    `${source.name} is on ${network}, but the relay follows ${bitcoinNetwork}. Name another with BITCOIN_RPC_URL or BITCOIN_ESPLORA_URL.`,
  );
}
