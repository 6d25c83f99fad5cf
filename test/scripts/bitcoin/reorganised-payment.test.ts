import { afterAll, beforeAll, expect, test } from "vitest";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { extendRelay } from "#chain/calls/extend-relay.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import { registerScript } from "#chain/calls/register-script.ts";
import { concat, toHex } from "#domain/bitcoin/bytes.ts";
import { hashFromDisplay } from "#domain/bitcoin/hash.ts";
import type { PaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { buildProof } from "#evidence/bitcoin/build-proof.ts";
import { openSource } from "#evidence/bitcoin/open-source.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { type RegtestServer, serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { sendCall } from "#scripts/send-call.ts";
import { startPayoutWorld } from "../post-payout-world.ts";

let world: Awaited<ReturnType<typeof startPayoutWorld>>;
let server: RegtestServer;
const bitcoin = new RegtestChain();
const pool = bitcoin.addAccount("what the pool pays to", "p2tr");

beforeAll(async () => {
  world = await startPayoutWorld();
  server = await serveRegtest(bitcoin);
  bitcoin.setTime(Date.UTC(2024, 2, 20) / 1000);
  bitcoin.mine(110);
});
afterAll(async () => {
  await server.close();
  await world.stop();
});

const hashAt = (height: number) => toHex(hashFromDisplay(bitcoin.blocks[height]?.hash ?? "", "A block"));

/** Brings the relay every header after the block at `height`, which it knows. */
async function extendFrom(height: number) {
  const headers = toHex(concat(...bitcoin.blocks.slice(height + 1).map(({ header }) => header)));
  await sendCall(world.operator, extendRelay(world.deployment, { from: hashAt(height), headers }));
}

async function proofOf(txid: string): Promise<PaymentProof> {
  const source = openSource({ BITCOIN_RPC_URL: server.rpcUrl, BITCOIN_ESPLORA_URL: server.esploraUrl });
  const { height } = bitcoin.tip;
  return (await buildProof(source, { txid, vout: 0 }, async () => ({ hash: hashAt(height), height }))).proof;
}

test("a payment in a block that Bitcoin gave up counts only once it is mined again", async () => {
  const { chain, deployment, operator, holder } = world;
  const batchId = await world.openBatch();
  await sendCall(operator, registerScript(deployment, { batchId, script: toHex(pool.script) }));
  await world.advanceTo("2024-03-24");
  const total = () =>
    chain.client.readContract({
      address: deployment.payoutProofs,
      abi: payoutProofsAbi,
      functionName: "totalProvenSats",
      args: [batchId],
    });
  await extendFrom(0);

  bitcoin.setTime(Date.UTC(2024, 2, 22) / 1000);
  const txid = bitcoin.pay([{ script: pool.script, sats: 123_456n }]);
  bitcoin.mine(6);
  await extendFrom(110);
  const before = await proofOf(txid);

  bitcoin.reorganise(6);
  await extendFrom(110);
  await expect(sendCall(holder, provePayment(deployment, before))).rejects.toThrow("NotOnHeaviestChain");
  expect(await total()).toBe(0n);

  bitcoin.mine(6);
  await extendFrom(117);
  const again = await proofOf(txid);
  expect(again.transaction).toBe(before.transaction);
  expect(again.headers).not.toBe(before.headers);
  await sendCall(holder, provePayment(deployment, again));
  expect(await total()).toBe(123_456n);
  await expect(sendCall(holder, provePayment(deployment, again))).rejects.toThrow("AlreadyProven");
});
