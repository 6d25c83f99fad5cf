import type { WalletSettings } from "#app/_wallet/settings.tsx";
import { wake } from "#app/_wallet/wake.ts";
import type { PaymentProof, ProvenPayment } from "#domain/bitcoin/verify-payment-proof.ts";
import { verdictOf } from "./check-list.tsx";
import type { Check } from "./check-proof.ts";
import type { Proving } from "./estimate-proving.ts";
import { loadProofs } from "./load-proofs.ts";

/** A proof's file after reading: what its checks say, whose payment it is, and what bringing it to the contract takes. */
export type OpenedProof = { fileName: string } & (
  | { fault: string }
  | {
      proof: PaymentProof;
      checks: Check[];
      payment: ProvenPayment;
      /** In display order. */
      txid: string;
      batchId: bigint;
      /** Undefined where a check failed. */
      proving: Proving | undefined;
    }
);

const largestBytes = 2_000_000;

/** Reads a proof's file in this browser and asks the chain about it. Nothing is signed or sent. */
export async function openProof(
  settings: WalletSettings,
  account: `0x${string}` | undefined,
  chosen: File,
): Promise<OpenedProof> {
  const fileName = chosen.name;
  if (chosen.size > largestBytes) {
    return { fileName, fault: `The file has ${chosen.size} bytes; a proof is far smaller.` };
  }
  try {
    const [machinery, proofs] = await Promise.all([wake(settings), loadProofs()]);
    const { proof, payment } = proofs.readProofFile(await chosen.text());
    const { bitcoinNetwork } = settings.deployment;
    if (proof.network !== bitcoinNetwork) {
      return { fileName, fault: `The proof is of ${proof.network}; this site’s relay follows ${bitcoinNetwork}.` };
    }
    const asked = await proofs.askChain(machinery, payment);
    const checks = [...proofs.checkProof(proof), ...asked.checks];
    const isWorthIt = verdictOf(checks).holds;
    return {
      ...{ fileName, proof, payment, checks, batchId: asked.batchId },
      txid: proofs.displayHash(payment.txid),
      proving: isWorthIt ? await proofs.estimateProving(machinery, account, proof) : undefined,
    };
  } catch (error) {
    return { fileName, fault: error instanceof Error ? error.message : String(error) };
  }
}
