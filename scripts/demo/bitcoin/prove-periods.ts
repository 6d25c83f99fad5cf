import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { extendRelay } from "#chain/calls/extend-relay.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import { registerScript } from "#chain/calls/register-script.ts";
import { settleHeld } from "#chain/calls/settle-held.ts";
import type { Deployment } from "#chain/deployment.ts";
import { concat, toHex } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { buildProof, headersBetween } from "#evidence/bitcoin/build-proof.ts";
import type { DemoBatch } from "#scripts/demo/batches/demo-batch.ts";
import type { DemoBitcoin } from "#scripts/demo/bitcoin/demo-bitcoin.ts";
import { paymentsSoFar, payoutAccountOf } from "#scripts/demo/bitcoin/pay-periods.ts";
import type { DemoChain } from "#scripts/demo/clock.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { sendCall } from "#scripts/send-call.ts";

/** The newest posted periods are left for visitors to prove: `npm run prove-payment`. */
const leftOpen = 2;

export async function registerDemoScript(operator: Signer, deployment: Deployment, batchId: bigint, batch: DemoBatch) {
  const script = toHex(payoutAccountOf(batch).script);
  await sendCall(operator, registerScript(deployment, { batchId, script }));
}

/** Proves the payments of all posted periods but the newest two, and settles what was held of them. */
export async function provePeriods(
  chain: DemoChain,
  deployment: Deployment,
  operator: Signer,
  bitcoin: DemoBitcoin,
  batchId: bigint,
  batch: DemoBatch,
): Promise<void> {
  const { firstHeld, nextHeld } = await chain.readContract({
    address: deployment.heldEscrow,
    abi: heldEscrowAbi,
    functionName: "standingOf",
    args: [batchId],
  });
  const through = nextHeld - leftOpen;
  if (through <= firstHeld) return;
  const anchor = await extendToTip(chain, deployment, operator, bitcoin);
  for (const { txid, vout } of (await paymentsSoFar(bitcoin, batch)).slice(firstHeld, through)) {
    const isProven = await chain.readContract({
      address: deployment.payoutProofs,
      abi: payoutProofsAbi,
      functionName: "isProven",
      args: [toHex(txid), BigInt(vout)],
    });
    if (isProven) continue;
    const { proof } = await buildProof(bitcoin.source, { txid: displayHash(txid), vout }, async () => anchor);
    await sendCall(operator, provePayment(deployment, proof));
  }
  // The relay of a local chain does not retarget: which epoch a period ended in is not asked.
  const epochs = Array.from({ length: through - firstHeld }, () => 0);
  await sendCall(operator, settleHeld(deployment, { batchId, epochs }));
}

/** Brings the relay every header there is. Returns where it stands then. */
async function extendToTip(chain: DemoChain, deployment: Deployment, signer: Signer, { source }: DemoBitcoin) {
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;
  const from = await chain.readContract({ ...relay, functionName: "tip" });
  const reached = Number(await chain.readContract({ ...relay, functionName: "tipHeight" }));
  const height = await source.tipHeight();
  if (height > reached) {
    const headers = toHex(concat(...(await headersBetween(source, reached + 1, height))));
    await sendCall(signer, extendRelay(deployment, { from, headers }));
  }
  return { hash: toHex(await source.hashAt(height)), height };
}
