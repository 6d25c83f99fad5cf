import { zeroHash } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { extendRelay } from "#chain/calls/extend-relay.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { provePayment } from "#chain/calls/prove-payment.ts";
import { registerScript } from "#chain/calls/register-script.ts";
import { concat, toHex } from "#domain/bitcoin/bytes.ts";
import { BATCH_STATUSES } from "#domain/terms.ts";
import { buildProof } from "#evidence/bitcoin/build-proof.ts";
import { openSource } from "#evidence/bitcoin/open-source.ts";
import { accountOf } from "#scripts/bitcoin/regtest/account.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { type RegtestServer, serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { readRelay } from "#scripts/bitcoin/relay-anchors.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";
import { startPayoutWorld } from "../post-payout-world.ts";
import { runCommandLine } from "../run-command.ts";

const at = (time: string) => Date.parse(`${time}Z`) / 1000;
const start = at("2024-03-21T00:00");
const proven = { evidenceRequired: 3, saleEnd: start, termStart: start };
const bitcoin = new RegtestChain();

let world: Awaited<ReturnType<typeof startPayoutWorld>>;
let server: RegtestServer;
/** A payment to the running batch that is not proven at first. */
let later = "";
/** On its way, completed after one period, and one that requires no proofs. */
let [running, completed, plain] = [0n, 0n, 0n];

// Both batches posted 0.08 WBTC for their first period. Of each 0.08 and 0.02 BTC are proven, the running one's second payment not yet.
beforeAll(async () => {
  bitcoin.setTime(at("2024-03-19T23:00"));
  bitcoin.mine(110, { every: 30 });
  [world, server] = await Promise.all([startPayoutWorld(), serveRegtest(bitcoin)]);
  running = await world.openBatch(proven);
  completed = await world.openBatch({ ...proven, periods: 1 });
  plain = await world.openBatch();
  for (const batchId of [running, completed]) {
    const script = toHex(accountOf(`batch ${batchId}`).script);
    await sendCall(world.operator, registerScript(world.deployment, { batchId, script }));
  }
  bitcoin.setTime(at("2024-03-21T12:00"));
  const paid = [8_000_000n, 2_000_000n].flatMap((sats) =>
    [running, completed].map((batchId) => bitcoin.pay([{ script: accountOf(`batch ${batchId}`).script, sats }])),
  );
  bitcoin.mine(6);
  await world.advanceTo("2024-03-22");
  for (const batchId of [running, completed]) await post(batchId);
  const { tip } = await readRelay(world.chain.client, world.deployment);
  const headers = toHex(concat(...bitcoin.blocks.slice(1).map(({ header }) => header)));
  await sendCall(world.operator, extendRelay(world.deployment, { from: tip.hash, headers }));
  for (const txid of [paid[0], paid[1], paid[3]]) await prove(txid ?? "");
  later = paid[2] ?? "";
});
afterAll(async () => {
  await server.close();
  await world.stop();
});

async function post(batchId: bigint): Promise<void> {
  const gross = 8_000_000n;
  await approveExactly(world.operator, world.deployment, world.deployment.tokens.wbtc, gross);
  const payout = { period: 0, gross, hosting: 0n, deliveredBps: 10_000, evidenceHash: zeroHash };
  await sendCall(world.operator, postPayout(world.deployment, { batchId, payout }));
}

async function prove(txid: string): Promise<void> {
  const { tip } = await readRelay(world.chain.client, world.deployment);
  const source = openSource({ BITCOIN_RPC_URL: server.rpcUrl });
  const { proof } = await buildProof(source, { txid, vout: 0 }, async () => tip);
  await sendCall(world.holder, provePayment(world.deployment, proof));
}

async function accuse(batchId: bigint, ...args: string[]): Promise<string> {
  const ran = await runCommandLine("scripts/accuse.ts", ["--batch", String(batchId), ...args], world.env);
  expect(ran.err).toBe("");
  expect(ran.code).toBe(0);
  return ran.out;
}

const statusOf = async (batchId: bigint) => {
  const { batchManager: address } = world.deployment;
  const read = { address, abi: batchManagerAbi, functionName: "status", args: [batchId] } as const;
  return BATCH_STATUSES[await world.chain.client.readContract(read)];
};
const bondOf = async (batchId: bigint) => {
  const { capacitySlices: address } = world.deployment;
  const read = { address, abi: capacitySlicesAbi, functionName: "batchAccount", args: [batchId] } as const;
  return (await world.chain.client.readContract(read)).bond;
};

test("a batch that posted what is proven, or needs no proofs, is not accused", async () => {
  expect(await accuse(plain)).toContain(`Batch ${plain} requires no proofs: it cannot be accused`);
  const out = await accuse(running, "--yes");
  expect(out).toContain(`Of batch ${running} 0.08000000 WBTC are posted, and payments of 0.08000000 WBTC proven.`);
  expect(out).toContain("There is nothing to accuse it of: what is proven was posted, within 0.5 %.");
});

test("what follows and when is said before an accusation, and one that runs is not repeated", async () => {
  await prove(later);
  const dry = await accuse(running, "--dry-run");
  expect(dry).toContain("0.02000000 WBTC more is proven than posted: the batch can be accused.");
  expect(dry).toMatch(/Accused now, the operator has until 2024-04-06 \d\d:\d\d:\d\d UTC to post or top up the rest\./);
  expect(dry).toContain("Otherwise the rest of its escrow and its bond, 2,000.00 USDC, go to the holders.");
  expect(dry).toMatch(/About \d+ gas\.\nDry run: nothing was signed\./);
  expect(await accuse(running, "--yes")).toMatch(/Accused: 0x[0-9a-f]{64}\. To be answered until 2024-04-06 /);
  expect(await accuse(running, "--yes")).toMatch(/It is accused already: the operator has until 2024-04-06 .* UTC/);
  expect(await accuse(completed, "--yes")).toContain("Otherwise its bond, 2,000.00 USDC, goes to the holders.");
});

test("unanswered, the same command ends the batch, or gives away the bond of a completed one", async () => {
  await world.advanceTo("2024-04-07");
  const ended = await accuse(running, "--yes");
  expect(ended).toContain("It was accused, and its time to answer was over at 2024-04-06");
  expect(ended).toMatch(/\nDone: 0x[0-9a-f]{64}/);
  expect(await statusOf(running)).toBe("Defaulted");
  expect(await accuse(running, "--yes")).toContain("But the batch is in default, so there is nothing");

  expect(await bondOf(completed)).toBe(2_000_000_000n);
  expect(await accuse(completed, "--yes")).toContain("Give the bond of the completed batch");
  expect(await bondOf(completed)).toBe(0n);
  expect(await accuse(completed, "--yes")).toContain("But the batch is completed and its bond gone");
});

test("what is wrong with the command line is a sentence", async () => {
  const none = await runCommandLine("scripts/accuse.ts", [], world.env);
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining("Say which batch: --batch 1.") });
  const unknown = await runCommandLine("scripts/accuse.ts", ["--batch", "99"], world.env);
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining("There is no batch 99") });
});
