import { type Address, publicActions, type TransactionReceipt } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import type { AttesterKind } from "#chain/attester-kinds.ts";
import type { Call } from "#chain/calls/call.ts";
import { setAttester } from "#chain/calls/set-attester.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { waitFor } from "#scripts/deploy/wait-for.ts";

/** WBTC has eight decimals, as bitcoin has. */
const BASE_UNITS_PER_SAT = 1n;

export interface Settings {
  operators: readonly Address[];
  attesters: readonly { attester: Address; kind: AttesterKind }[];
  /** Of batches created from now on, in 1/10000 of what hosting leaves of a payout; credited to `recipient`. */
  fee?: { bps: number; recipient: Address } | undefined;
}

/** The first settings of a deployment as calls: its descriptor, tokens allowed, what one is worth in satoshis, operators and attesters admitted, fee set. */
export function settingCalls(deployment: Deployment, { operators, attesters, fee }: Settings): Call[] {
  const manager = (functionName: string, ...args: unknown[]): Call => ({
    address: deployment.batchManager,
    abi: batchManagerAbi,
    functionName,
    args,
  });
  return [
    manager("setDescriptor", deployment.sliceDescriptor),
    manager("setPaymentTokenAllowed", deployment.tokens.usdc, true),
    manager("setPayoutTokenAllowed", deployment.tokens.wbtc, true),
    {
      address: deployment.heldEscrow,
      abi: heldEscrowAbi,
      functionName: "setBitcoinToken",
      args: [deployment.tokens.wbtc, BASE_UNITS_PER_SAT],
    },
    ...operators.map((operator) => manager("setOperatorAdmitted", operator, true)),
    ...attesters.map((admitted) => setAttester(deployment, admitted)),
    ...(fee === undefined ? [] : [manager("setFee", fee.bps, fee.recipient)]),
  ];
}

/** Makes the settings, by the deployment's administrator. */
export async function govern(
  signer: Signer,
  deployment: Deployment,
  settings: Settings,
  onMined: (name: string, receipt: TransactionReceipt) => void | Promise<void>,
): Promise<void> {
  for (const call of settingCalls(deployment, settings)) {
    const name = `${call.functionName}(${call.args.join(", ")})`;
    const { request } = await signer.extend(publicActions).simulateContract({ ...call, account: signer.account });
    await onMined(name, await waitFor(signer, await signer.writeContract(request), name));
  }
}
