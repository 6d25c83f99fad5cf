import { type Hash, publicActions } from "viem";
import type { Call } from "#chain/calls/call.ts";
import { isLocal } from "#chain/networks.ts";
import type { Signer } from "#scripts/deploy/signer.ts";

export class RevertedError extends Error {
  override name = "RevertedError";
}

/** Simulates a call, so that a refusal costs nothing and says why; signs it, and waits until it is mined. */
export async function sendCall(signer: Signer, call: Call): Promise<Hash> {
  const reader = signer.extend(publicActions);
  const { request } = await reader.simulateContract({ ...call, account: signer.account });
  const hash = await signer.writeContract(request);
  const pollingInterval = isLocal(signer.chain.id) ? 50 : 2_000;
  const receipt = await reader.waitForTransactionReceipt({ hash, pollingInterval });
  if (receipt.status !== "success") throw new RevertedError(`${call.functionName} was mined but reverted: ${hash}.`);
  return hash;
}
