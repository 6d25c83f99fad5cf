import type { Hex, PublicClient } from "viem";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Anchor, FindAnchor } from "#evidence/bitcoin/build-proof.ts";

/** What the relay knows: its tip, and the blocks that headers may end at or follow, newest first. */
export type RelayState = { tip: Anchor; anchors: Anchor[] };

/** Reads the relay. Anchors that a heavier branch replaced are left out. */
export async function readRelay(client: PublicClient, deployment: Deployment): Promise<RelayState> {
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;
  const [tip, tipHeight, extensions] = await Promise.all([
    client.readContract({ ...relay, functionName: "tip" }),
    client.readContract({ ...relay, functionName: "tipHeight" }),
    client.getContractEvents({
      ...relay,
      eventName: "Extended",
      fromBlock: BigInt(deployment.startBlock),
      strict: true,
    }),
  ]);
  // A walk back from the tip, by what each extension followed, passes the heaviest chain's anchors alone.
  const before = new Map(extensions.map(({ args }) => [args.tip, args]));
  const anchors: Anchor[] = [];
  let [hash, height]: [Hex, number] = [tip, Number(tipHeight)];
  for (;;) {
    anchors.push({ hash, height });
    const extension = before.get(hash);
    if (extension === undefined) return { tip: { hash: tip, height: Number(tipHeight) }, anchors };
    [hash, height] = [extension.from, height - Number(extension.count)];
  }
}

/** The lowest anchor at or above a height: the shorter the proof's headers, the less they cost. */
export function anchorFinder({ anchors }: RelayState): FindAnchor {
  return async (height) => anchors.findLast((anchor) => anchor.height >= height);
}
