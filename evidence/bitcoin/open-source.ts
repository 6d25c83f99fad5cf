import { displayHash } from "#domain/bitcoin/hash.ts";
import type { BitcoinNetwork } from "#domain/bitcoin/verify-payment-proof.ts";
import { type BlockSource, BlockSourceError } from "#evidence/bitcoin/block-source.ts";
import { CoreRpcSource } from "#evidence/bitcoin/core-rpc.ts";
import { CrossCheckedSource } from "#evidence/bitcoin/cross-check.ts";
import { readEndpoint } from "#evidence/bitcoin/endpoint.ts";
import { EsploraSource } from "#evidence/bitcoin/esplora.ts";

export type SourceSettings = { BITCOIN_ESPLORA_URL?: string | undefined; BITCOIN_RPC_URL?: string | undefined };

/** The source that the settings name; two are held against each other. Throws BlockSourceError where there is none. */
export function openSource({ BITCOIN_ESPLORA_URL: esplora, BITCOIN_RPC_URL: node }: SourceSettings): BlockSource {
  const sources = [
    ...(node === undefined ? [] : [new CoreRpcSource(readEndpoint("BITCOIN_RPC_URL", node))]),
    ...(esplora === undefined ? [] : [new EsploraSource(readEndpoint("BITCOIN_ESPLORA_URL", esplora))]),
  ];
  const [one, other] = sources;
  if (one === undefined) {
    throw new BlockSourceError(
      "No source of Bitcoin's blocks is set. Set BITCOIN_RPC_URL (a node's JSON-RPC), BITCOIN_ESPLORA_URL (an explorer that speaks Esplora's HTTP), or both.",
    );
  }
  return other === undefined ? one : new CrossCheckedSource(one, other);
}

const genesisOf: Record<string, BitcoinNetwork> = {
  "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f": "mainnet",
  "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943": "testnet",
  "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6": "signet",
  "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206": "regtest",
};

/** Which of Bitcoin's networks a source is on, told by its first block. */
export async function networkOf(source: BlockSource): Promise<BitcoinNetwork> {
  const genesis = displayHash(await source.genesis());
  const network = genesisOf[genesis];
  if (network === undefined)
    throw new BlockSourceError(`${source.name} begins with block ${genesis}, which is no network that Lode knows.`);
  return network;
}
