import { type Hash, publicActions, type TransactionReceipt } from "viem";
import { isLocal } from "#chain/networks.ts";
import type { Signer } from "#scripts/deploy/signer.ts";

/** Waits until a transaction is mined. Throws where it reverted; `what` says what it was for. */
export async function waitFor(signer: Signer, hash: Hash, what: string): Promise<TransactionReceipt> {
  const pollingInterval = isLocal(signer.chain.id) ? 50 : 2_000;
  const receipt = await signer.extend(publicActions).waitForTransactionReceipt({ hash, pollingInterval });
  if (receipt.status !== "success") throw new Error(`${what} was refused: its transaction ${hash} reverted.`);
  return receipt;
}
