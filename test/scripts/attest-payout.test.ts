import { readFileSync } from "node:fs";
import { createPublicClient, custom, hashTypedData, http } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { readAttestationFile, writeAttestationFile } from "#chain/attestation-file.ts";
import { resignFromSet } from "#chain/calls/resign-from-set.ts";
import { signPayout } from "#chain/calls/sign-payout.ts";
import { attestPayouts, requireDigest } from "#scripts/attest-payout/sign.ts";
import type { Signer } from "#scripts/deploy/signer.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { postPlan } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";
import { startPayoutWorld } from "#test/scripts/post-payout-world.ts";
import { runCommandLine } from "#test/scripts/run-command.ts";

const recordPath = "scripts/demo/records/delta.json";
const record = readFileSync(recordPath);
const price = 68_000_000_000n;

let world: Awaited<ReturnType<typeof startPayoutWorld>>;
let clean: `0x${string}`;
beforeAll(async () => {
  world = await startPayoutWorld();
  clean = await world.chain.client.snapshot();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.chain.client.revert({ id: clean });
  clean = await world.chain.client.snapshot();
});

const input = (batchId: bigint) => ({ batchId, record, btcMicroUsd: () => price });
const plan = (batchId: bigint) => planPayouts(world.chain.client, world.deployment, input(batchId));

async function signedBy(batchId: bigint, ...signers: Signer[]) {
  const payouts = (await plan(batchId)).proposals.map(({ payout }) => payout);
  return Promise.all(signers.map((signer) => attestPayouts(signer, world.deployment, batchId, payouts)));
}

async function levelsOf(batchId: bigint) {
  const manager = {
    address: world.deployment.batchManager,
    abi: batchManagerAbi,
    fromBlock: 0n,
    strict: true,
  } as const;
  const logs = await world.chain.client.getContractEvents({ ...manager, eventName: "PayoutPosted", args: { batchId } });
  return logs.map(({ args }) => args.evidence);
}

async function signingBatch(evidenceRequired: number, attesterSet: number) {
  const batchId = await world.openBatch({ evidenceRequired, attesterSet });
  await world.advanceTo("2024-03-23");
  return batchId;
}

const command = (script: "attest-payout" | "post-payout", batchId: bigint, ...args: string[]) =>
  runCommandLine(
    `scripts/${script}.ts`,
    ["--batch", String(batchId), "--record", recordPath, "--btc-usd", "68000", "--yes", ...args],
    world.env,
  );

describe("what an attester signs", () => {
  test("is the digest that the registry computes of the payout the manager hashes", async () => {
    const batchId = await signingBatch(1, 1);
    const [figures] = (await plan(batchId)).proposals.map(({ payout }) => payout);
    if (figures === undefined) throw new Error("nothing to post");
    const structHash = await world.chain.client.readContract({
      address: world.deployment.batchManager,
      abi: batchManagerAbi,
      functionName: "payoutHash",
      args: [batchId, { ...figures, attestations: [] }],
    });
    const digest = await world.chain.client.readContract({
      address: world.deployment.attesterRegistry,
      abi: attesterRegistryAbi,
      functionName: "digestOf",
      args: [structHash],
    });
    expect(hashTypedData(signPayout(world.deployment, { batchId, figures }))).toBe(digest);
    await requireDigest(world.chain.client, world.deployment, batchId, figures);
    const elsewhere = { ...world.deployment, chainId: 1 };
    await expect(requireDigest(world.chain.client, elsewhere, batchId, figures)).rejects.toThrow("Nothing was signed.");
  });

  test("of a pool carries payouts to level 1", async () => {
    const byPool = await signingBatch(1, 1);
    const one = await signedBy(byPool, world.pool);
    await postPlan(
      world.operator,
      world.deployment,
      await planPayouts(world.chain.client, world.deployment, { ...input(byPool), attestations: one }),
    );
    expect(await levelsOf(byPool)).toEqual([1, 1]);
  });

  test("survives the file it is handed over in; with an auditor's it carries payouts to level 2", async () => {
    const batchId = await signingBatch(2, 2);
    const files = await signedBy(batchId, world.auditor, world.pool);
    const read = files.map((file) => readAttestationFile(writeAttestationFile(file)));
    expect(read).toEqual(files);
    const signed = await planPayouts(world.chain.client, world.deployment, { ...input(batchId), attestations: read });
    await postPlan(world.operator, world.deployment, signed);
    expect(await levelsOf(batchId)).toEqual([2, 2]);
  });
});

describe("what is missing", () => {
  test("is told of the first period that lacks it, though a later period's answer comes first", async () => {
    const batchId = await signingBatch(2, 2);
    const attestations = await signedBy(batchId, world.pool);
    const { chain } = world.chain.client;
    const node = http(world.chain.rpcUrl)({ chain });
    const registry = world.deployment.attesterRegistry.toLowerCase();
    let answerFirst = () => {};
    const secondAnswered = new Promise<void>((resolve) => {
      answerFirst = resolve;
    });
    let asked = 0;
    const request = async (question: Parameters<typeof node.request>[0]) => {
      const isForRegistry = JSON.stringify(question).toLowerCase().includes(`"to":"${registry}"`);
      const turn = isForRegistry ? ++asked : 0;
      if (turn === 1) await secondAnswered;
      return node.request(question).finally(() => turn === 2 && answerFirst());
    };
    const disordered = createPublicClient({ chain, transport: custom({ request }) });
    const planned = planPayouts(disordered, world.deployment, { ...input(batchId), attestations });
    await expect(planned).rejects.toThrow("Period 0: 1 of the set's attesters has signed, and 2 must.");
    expect(asked).toBe(2);
  });
});

describe("npm run attest-payout and npm run post-payout", () => {
  test("carry a payout from the record to the chain, each party computing for itself", async () => {
    const batchId = await signingBatch(2, 2);
    const files = [world.writeFile("pool.json", ""), world.writeFile("auditor.json", "")] as const;
    const { pool, auditor } = world;
    const first = await command("attest-payout", batchId, "--from", pool.account.address, "--out", files[0]);
    expect(first.err).toBe("");
    expect(first.out).toContain("The operator pays 0.21204830 WBTC");
    expect(first.out).toContain(`You sign as ${pool.account.address}, as a pool, which makes evidence of level 1.`);
    expect(first.out).toContain(`Signed 2 payouts. Hand ${files[0]} to the operator.`);
    const second = await command("attest-payout", batchId, "--from", auditor.account.address, "--out", files[1]);
    expect(second.out).toContain("as an auditor, which makes evidence of level 2.");

    const posted = await command("post-payout", batchId, "--attestation", files[1], "--attestation", files[0]);
    expect(posted.err).toBe("");
    expect(posted.out).toMatch(/Signed, of attester set 2, by 0x\w{40}, 0x\w{40}: level 2, required 2\./);
    expect(posted.out).toContain("Posted periods 0, 1: 0x");
    expect(await levelsOf(batchId)).toEqual([2, 2]);
  });

  test("refuse before anything is sent where the signatures do not reach what is required, and say why", async () => {
    const batchId = await signingBatch(2, 2);
    const sent = () => world.chain.client.getTransactionCount({ address: world.operator.account.address });
    const before = await sent();
    const none = await command("post-payout", batchId);
    expect(none.code).toBe(1);
    expect(none.err).toContain("Period 0 reaches evidence of level 0 (nobody signed it), and batch");
    expect(none.err).toContain("`npm run attest-payout`");

    const [byPool] = await signedBy(batchId, world.pool);
    if (byPool === undefined) throw new Error("nobody signed");
    const path = world.writeFile("pool-alone.json", writeAttestationFile(byPool));
    const few = await command("post-payout", batchId, "--attestation", path);
    expect(few.err).toContain("Period 0: 1 of the set's attesters has signed, and 2 must.");

    const [payout, ...rest] = byPool.payouts;
    if (payout === undefined) throw new Error("nothing was signed");
    const other = { ...byPool, payouts: [{ ...payout, hosting: payout.hosting - 1n }, ...rest] };
    const differing = await command(
      "post-payout",
      batchId,
      "--attestation",
      world.writeFile("o.json", writeAttestationFile(other)),
    );
    expect(differing.err).toContain(
      `${world.pool.account.address} signed other numbers for period 0: hosting ${payout.hosting - 1n}, not ${payout.hosting}.`,
    );

    const forged = { ...byPool, signer: world.auditor.account.address };
    const lying = await command(
      "post-payout",
      batchId,
      "--attestation",
      path,
      "--attestation",
      world.writeFile("f.json", writeAttestationFile(forged)),
    );
    expect(lying.err).toContain(
      `The signature given for ${world.auditor.account.address} is not one of it for exactly this.`,
    );

    const broken = await command(
      "post-payout",
      batchId,
      "--attestation",
      world.writeFile("b.json", '{"chainId": 31337}'),
    );
    expect(broken.err).toContain("This is not an attestation: attesterRegistry is missing; it must be an address.");
    for (const { code, err } of [none, few, differing, lying, broken]) {
      expect(code).toBe(1);
      expect(err).not.toMatch(/\n\s+at /);
    }
    expect([await sent(), await levelsOf(batchId)]).toEqual([before, []]);
  });

  test("sign nothing for a stranger, for somebody who left, or for a batch without attesters", async () => {
    const batchId = await signingBatch(1, 1);
    const stranger = await command("attest-payout", batchId, "--from", world.holder.account.address);
    expect(stranger.err).toContain(`${world.holder.account.address} is not in attester set 1`);
    await sendCall(world.pool, resignFromSet(world.deployment, { set: 1 }));
    const gone = await command("attest-payout", batchId, "--from", world.pool.account.address);
    expect(gone.err).toContain("or has left it");
    await world.chain.client.revert({ id: clean });
    clean = await world.chain.client.snapshot();
    const plain = await signingBatch(0, 0);
    const nobody = await command("attest-payout", plain, "--from", world.pool.account.address);
    expect(nobody.err).toContain(`Batch ${plain} has no attesters: nobody's signature counts for it.`);
  });
});
