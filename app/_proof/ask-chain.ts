import { readContract } from "wagmi/actions";
import { explain } from "#app/_wallet/explain.ts";
import type { Machinery } from "#app/_wallet/machinery/machinery.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import type { ProvenPayment } from "#domain/bitcoin/verify-payment-proof.ts";
import type { Check } from "./check-proof.ts";

/** What only the chain knows of a proof: whether its anchor is on the heaviest chain, whose script it pays, whether it counted. */
export async function askChain(
  { config, settings: { deployment } }: Machinery,
  { anchorHash, scriptHash, txid, vout }: ProvenPayment,
): Promise<{ checks: Check[]; batchId: bigint; isProven: boolean }> {
  const proofs = { address: deployment.payoutProofs, abi: payoutProofsAbi } as const;
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;
  const [height, script, isProven] = await Promise.all([
    readContract(config, { ...relay, functionName: "heightOf", args: [anchorHash] }).catch((error: unknown) =>
      sentenceOf(error, deployment),
    ),
    readContract(config, { ...proofs, functionName: "scriptOf", args: [scriptHash] }),
    readContract(config, { ...proofs, functionName: "isProven", args: [txid, BigInt(vout)] }),
  ]);
  const isOnChain = typeof height === "bigint";
  const checks: Check[] = [
    {
      name: "The anchor is on the relay’s heaviest chain",
      state: isOnChain ? "passed" : "failed",
      says: isOnChain ? `The relay knows ${displayHash(anchorHash)} as block ${height}.` : height,
    },
    {
      name: "The script is a batch’s",
      state: script.from === 0 ? "failed" : "passed",
      says:
        script.from === 0
          ? "No batch registered the script that this payment went to."
          : `Batch ${script.batchId}’s operator registered it. Payments count in blocks from ${new Date(script.from * 1000).toISOString().slice(0, 10)} on.`,
    },
  ];
  return { checks, batchId: script.batchId, isProven };
}

async function sentenceOf(error: unknown, deployment: Machinery["settings"]["deployment"]): Promise<string> {
  const { what, next } = await explain(error, deployment);
  return `${what} ${next}`;
}
