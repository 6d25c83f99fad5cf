import { formatUnits } from "viem";
import { estimateContractGas, getGasPrice } from "viem/actions";
import { getClient } from "wagmi/actions";
import { explain } from "#app/_wallet/explain.ts";
import type { Machinery } from "#app/_wallet/machinery/machinery.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import type { PaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";

/** What it takes to bring a proof to the contract now, or why the contract would refuse it. */
export type Proving = { gas: bigint; ether: string } | { refused: string };

/** Asks the chain's node; nothing is signed or sent. */
export async function estimateProving(
  { config, settings: { chainId, deployment } }: Machinery,
  account: `0x${string}` | undefined,
  proof: PaymentProof,
): Promise<Proving> {
  try {
    const client = getClient(config, { chainId });
    if (client === undefined) throw new Error("There is no connection to the chain.");
    const [gas, price] = await Promise.all([
      estimateContractGas(client, { ...provePayment(deployment, proof), ...(account ? { account } : {}) }),
      getGasPrice(client),
    ]);
    return { gas, ether: formatUnits(roundUp(gas * price), 6) };
  } catch (error) {
    const { what, next } = await explain(error, deployment);
    return { refused: `${what} ${next}` };
  }
}

/** Wei as millionths of an ether, never less than it is. */
const roundUp = (wei: bigint): bigint => (wei + 999_999_999_999n) / 1_000_000_000_000n;
