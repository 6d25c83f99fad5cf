import { type PublicClient, zeroAddress } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import type { Deployment } from "#chain/deployment.ts";
import { explainError } from "#chain/explain-error.ts";
import { BitcoinDataError } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import type { BlockSource } from "#evidence/bitcoin/block-source.ts";
import { type BuiltProof, buildProof, RelayBehindError, type Wanted } from "#evidence/bitcoin/build-proof.ts";
import { anchorFinder, type RelayState } from "#scripts/bitcoin/relay-anchors.ts";

/** Blocks that must stand on a payment, its own among them. */
const confirmationsNeeded = { plain: 6, freshlyMined: 100 };

/** What can be done for one output: prove it for a period of a batch, nothing any more, or why not. `isLater`: the same command may do it another day. */
export type Planned =
  | { state: "ready"; wanted: Wanted; built: BuiltProof; batchId: bigint; period: number; gas: bigint }
  | { state: "proven"; wanted: Wanted }
  | { state: "skipped"; wanted: Wanted; why: string; isLater: boolean };

export type On = { client: PublicClient; deployment: Deployment; source: BlockSource; relay: RelayState };

/** Builds the proof of each output that is not proven yet. `batchId`: payments of other batches are left out. */
export async function planProofs(on: On, outputs: readonly Wanted[], batchId?: bigint): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const wanted of outputs) planned.push(await planProof(on, wanted, batchId));
  return planned;
}

async function planProof(on: On, wanted: Wanted, batchId: bigint | undefined): Promise<Planned> {
  const skip = (why: string, isLater = false): Planned => ({ state: "skipped", wanted, why, isLater });
  let built: BuiltProof;
  try {
    if (await isProven(on, wanted)) return { state: "proven", wanted };
    built = await buildProof(on.source, wanted, anchorFinder(on.relay));
  } catch (error) {
    if (error instanceof RelayBehindError) return skip(error.message, true);
    if (error instanceof BitcoinDataError) return skip(error.message);
    throw error;
  }
  const { payment, height } = built;
  const script = await on.client.readContract({
    address: on.deployment.payoutProofs,
    abi: payoutProofsAbi,
    functionName: "scriptOf",
    args: [payment.scriptHash],
  });
  if (batchId !== undefined && script.batchId !== batchId) return skip(`it counts for batch ${script.batchId}`);
  const needed = confirmationsNeeded[payment.isFreshlyMined ? "freshlyMined" : "plain"];
  const confirmations = on.relay.tip.height + 1 - height;
  if (confirmations < needed) {
    const relay = `the relay knows ${confirmations} of the ${needed} blocks it takes`;
    return skip(`${relay}: run \`npm run extend-relay\` when Bitcoin is at block ${height + needed - 1}`, true);
  }
  try {
    const gas = await on.client.estimateContractGas({
      ...provePayment(on.deployment, built.proof),
      account: zeroAddress,
    });
    const { batchId } = script;
    const { termStart, periodSeconds, periods } = await on.client.readContract({
      address: on.deployment.batchManager,
      abi: batchManagerAbi,
      functionName: "terms",
      args: [batchId],
    });
    // What is paid after the term counts for its last period.
    const period = Math.min(Math.floor((payment.blockTime - termStart) / periodSeconds), periods - 1);
    return { state: "ready", wanted, built, batchId, period, gas };
  } catch (error) {
    const { what, next, retry } = explainError(error, on.deployment);
    return skip(`${what} ${next}`, retry !== "no");
  }
}

export function isProven({ client, deployment }: Pick<On, "client" | "deployment">, { txid, vout }: Wanted) {
  return client.readContract({
    address: deployment.payoutProofs,
    abi: payoutProofsAbi,
    functionName: "isProven",
    args: [`0x${displayHash(`0x${txid}`)}`, BigInt(vout)],
  });
}

/** "0123…:4", as explorers write an output. */
export const nameOf = ({ txid, vout }: Wanted) => `${txid}:${vout}`;
