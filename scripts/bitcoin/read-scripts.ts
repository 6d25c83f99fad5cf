import type { PublicClient } from "viem";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import type { Deployment } from "#chain/deployment.ts";
import { fromHex } from "#domain/bitcoin/bytes.ts";

/** A script of a batch; payments to it count in blocks whose time is `from` or later, UTC seconds. */
export type BatchScript = { script: Uint8Array; from: number };

/** The scripts a batch registered, in their order. The bytes are published in the event alone. */
export async function readScripts(
  client: PublicClient,
  deployment: Deployment,
  batchId: bigint,
): Promise<BatchScript[]> {
  const logs = await client.getContractEvents({
    address: deployment.payoutProofs,
    abi: payoutProofsAbi,
    eventName: "ScriptRegistered",
    args: { batchId },
    fromBlock: BigInt(deployment.startBlock),
    strict: true,
  });
  return logs.map(({ args }) => ({ script: fromHex(args.script, "The script"), from: args.from }));
}
