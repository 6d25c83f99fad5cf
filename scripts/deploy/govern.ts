import { type Address, publicActions } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { waitFor } from "#scripts/deploy/wait-for.ts";

export interface Settings {
  operators: readonly Address[];
  /** Of batches created from now on, in 1/10000 of what hosting leaves of a payout; credited to `recipient`. */
  fee?: { bps: number; recipient: Address } | undefined;
}

/** The first settings of a deployment, by its administrator: tokens allowed, operators admitted, fee set. */
export async function govern(signer: Signer, deployment: Deployment, { operators, fee }: Settings): Promise<void> {
  const manager = { address: deployment.batchManager, abi: batchManagerAbi, account: signer.account } as const;
  const reader = signer.extend(publicActions);

  async function set(
    functionName: "setPaymentTokenAllowed" | "setPayoutTokenAllowed" | "setOperatorAdmitted",
    address: Address,
  ) {
    const { request } = await reader.simulateContract({ ...manager, functionName, args: [address, true] });
    await waitFor(signer, await signer.writeContract(request), `${functionName}(${address})`);
  }

  await set("setPaymentTokenAllowed", deployment.tokens.usdc);
  await set("setPayoutTokenAllowed", deployment.tokens.wbtc);
  for (const operator of operators) await set("setOperatorAdmitted", operator);
  if (fee !== undefined) {
    const args = [fee.bps, fee.recipient] as const;
    const { request } = await reader.simulateContract({ ...manager, functionName: "setFee", args });
    await waitFor(signer, await signer.writeContract(request), `setFee(${args.join(", ")})`);
  }
}
