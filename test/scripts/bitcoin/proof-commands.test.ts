import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zeroHash } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { toHex } from "#domain/bitcoin/bytes.ts";
import { accountOf } from "#scripts/bitcoin/regtest/account.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { approveExactly } from "#scripts/post-payout/post.ts";
import { sendCall } from "#scripts/send-call.ts";
import { startPayoutWorld } from "#test/scripts/post-payout-world.ts";
import { runCommandLine } from "#test/scripts/run-command.ts";

const at = (time: string) => Date.parse(`${time}Z`) / 1000;
const bitcoin = new RegtestChain();
const payee = accountOf("what the pool pays", "p2wpkh");
const later = accountOf("what the pool pays later", "p2tr");
const stranger = accountOf("somebody else", "p2pkh");

let world: Awaited<ReturnType<typeof startPayoutWorld>>;
let server: Awaited<ReturnType<typeof serveRegtest>>;
let batchId: bigint;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lode-proofs-"));
  bitcoin.setTime(at("2024-03-19T23:00"));
  bitcoin.mine(110, { every: 30 });
  server = await serveRegtest(bitcoin, { login: "lode:secret" });
  world = await startPayoutWorld();
  const start = at("2024-03-21T00:00");
  batchId = await world.openBatch({ evidenceRequired: 3, saleEnd: start, termStart: start });
});
afterAll(async () => {
  await server.close();
  await world.stop();
  rmSync(folder, { recursive: true });
});

const both = () => ({ BITCOIN_RPC_URL: server.rpcUrl, BITCOIN_ESPLORA_URL: server.esploraUrl });
const command = (script: string, ...args: string[]) =>
  runCommandLine(`scripts/${script}.ts`, args, { ...world.env, ...both() });

async function done(script: string, ...args: string[]): Promise<string> {
  const ran = await command(script, ...args, "--yes");
  expect(ran.err).toBe("");
  expect(ran.code).toBe(0);
  return ran.out;
}

/** The pool pays at noon of a day, six blocks follow, and the chain's clock moves to the next midnight. */
async function payOn(day: string, next: string, payments: { script: Uint8Array; sats: bigint }[]): Promise<string> {
  bitcoin.setTime(at(`${day}T12:00`));
  const txid = bitcoin.pay(payments);
  bitcoin.mine(6);
  await world.advanceTo(next);
  return txid;
}

async function post(period: number, gross: bigint): Promise<void> {
  await approveExactly(world.operator, world.deployment, world.deployment.tokens.wbtc, gross);
  const payout = { period, gross, hosting: 0n, deliveredBps: 10_000, evidenceHash: zeroHash };
  await sendCall(world.operator, postPayout(world.deployment, { batchId, payout }));
}

const proceeds = async () => {
  const { capacitySlices: address } = world.deployment;
  const read = { address, abi: capacitySlicesAbi, functionName: "batchAccount", args: [batchId] } as const;
  return (await world.chain.client.readContract(read)).proceeds;
};
const provenSats = () => {
  const { payoutProofs: address } = world.deployment;
  const read = { address, abi: payoutProofsAbi, functionName: "totalProvenSats", args: [batchId] } as const;
  return world.chain.client.readContract(read);
};
const relayTip = () => {
  const read = { address: world.deployment.bitcoinRelay, abi: bitcoinRelayAbi, functionName: "tip" } as const;
  return world.chain.client.readContract(read);
};
const tipHash = () => toHex(Uint8Array.from(Buffer.from(bitcoin.tip.hash, "hex")).reverse());
const batch = () => ["--batch", String(batchId)];

describe("the commands about proofs, in the order in which an operator needs them", () => {
  test("register-script gives the batch the pool's address, once", async () => {
    const none = await command("prove-payment", ...batch());
    expect(none.err).toContain("has no script. Its operator registers one with `npm run register-script");
    const dry = await command("register-script", ...batch(), "--address", payee.address, "--dry-run");
    expect(dry.out).toContain(`Let payments to ${payee.address} count for batch ${batchId}, and for no other batch`);
    const out = await done("register-script", ...batch(), "--address", payee.address);
    expect(out).toContain("Payments in blocks from 2024-03-21 00:00:00 UTC on count.");
    expect(await done("register-script", ...batch(), "--address", payee.address)).toContain(
      "count for batch 1 already",
    );
  });

  test("extend-relay brings the relay to the tip, in steps, and then finds nothing to do", async () => {
    const dry = await command("extend-relay", "--step", "60", "--dry-run");
    expect(dry.out).toContain("The relay is at block 0,");
    expect(dry.out).toContain("Bring the relay the 60 headers of Bitcoin's blocks 1 to 60.");
    expect(dry.out).toContain("Bring the relay the 50 headers of Bitcoin's blocks 61 to 110.");
    const out = await done("extend-relay", "--step", "60");
    expect(out).toMatch(/The relay is at block 110: 0x[0-9a-f]{64} \(\d+ gas\)/);
    expect(await relayTip()).toBe(tipHash());
    expect(await done("extend-relay")).toContain("Nothing to bring: the relay has block 110.");
    const far = await command("extend-relay", "--to", "500");
    expect(far.err).toMatch(/Bitcoin is at block 110 \(http:.*\), not at 500 yet\. Try again later\./);
  });

  test("prove-payment waits for the relay, then finds, shows and proves every payment, and repeats nothing", async () => {
    await payOn("2024-03-21", "2024-03-22", [
      { script: stranger.script, sats: 77n },
      { script: payee.script, sats: 5_000_000n },
    ]);
    await post(0, 8_000_000n);
    const early = await done("prove-payment", ...batch());
    expect(early).toContain("The relay does not reach block 111 yet");
    expect(early).toContain("Nothing to prove now.");
    await done("extend-relay");
    const dry = await command("prove-payment", ...batch(), "--dry-run");
    expect(dry.out).toContain(`paid          0.05000000 BTC to ${payee.address}`);
    expect(dry.out).toContain(`for           batch ${batchId}, period 0`);
    expect(dry.out).toMatch(/1 proof: about \d+ gas\./);
    expect(await provenSats()).toBe(0n);
    const out = await done("prove-payment", ...batch(), "--out", folder);
    expect(out).toMatch(/Proven [0-9a-f]{64}:\d: 0x[0-9a-f]{64} \(\d+ gas\)/);
    expect(await provenSats()).toBe(5_000_000n);
    const again = await done("prove-payment", ...batch());
    expect(again).toContain("is proven already.");
    expect(again).toContain("Nothing to prove now.");
    const [file = ""] = readdirSync(folder);
    const verified = await command("verify-proof", join(folder, file));
    expect(verified.out).toContain(`paid          0.05000000 BTC to ${payee.address}`);
  });

  test("settle-held says what falls short, and releases the escrow once the proofs are there", async () => {
    const short = await done("settle-held", ...batch());
    expect(short).toContain("Of batch 1 0.08000000 WBTC are posted, and payments of 0.05000000 WBTC proven.");
    expect(short).toContain(
      "Period 0, posted 0.08000000 WBTC, holds 800.00 USDC: not proven; 0.02600000 WBTC more must be proven, until 2024-04-05",
    );
    expect(short).toContain("Nothing can be settled now.");
    expect(await proceeds()).toBe(0n);
    const txid = await payOn("2024-03-22", "2024-03-23", [{ script: payee.script, sats: 3_000_000n }]);
    await done("extend-relay");
    const one = await done("prove-payment", "--txid", txid.toUpperCase());
    expect(one).toContain(`Proven ${txid}:`);
    expect(one).toContain("See what that releases: `npm run settle-held");
    const settled = await done("settle-held", ...batch());
    expect(settled).toContain("Period 0, posted 0.08000000 WBTC, holds 800.00 USDC: proven.");
    expect(settled).toContain("Period 0: 800.00 USDC to the operator, 0.00 USDC to the holders.");
    expect(await proceeds()).toBe(40_000n * 20_000n);
    expect(await done("settle-held", ...batch())).toContain("Nothing waits for proofs.");
  });

  test("a reorganisation of Bitcoin is followed, and the payment proven from its new block", async () => {
    await done("register-script", ...batch(), "--address", later.address);
    await world.advanceTo("2024-03-24");
    const txid = await payOn("2024-03-24", "2024-03-25", [{ script: later.script, sats: 1_000_000n }]);
    await done("extend-relay");
    bitcoin.reorganise(6);
    await world.advanceTo("2024-03-26");
    const lost = await command("prove-payment", "--txid", txid);
    expect(lost.err).toContain("is in no block yet. Try again when it is.");
    bitcoin.mine(7);
    const behind = await done("prove-payment", "--txid", txid);
    expect(behind).toContain("Nothing to prove now.");
    await done("extend-relay");
    expect(await relayTip()).toBe(tipHash());
    const unpaid = await done("prove-payment", ...batch(), "--since", "7");
    expect(unpaid).toContain("No payment to the scripts of batch 1 is in a block since 2024-03-28 00:00:00 UTC.");
    expect(await done("prove-payment", ...batch(), "--since", "3")).toContain(`Proven ${txid}:`);
    expect(await provenSats()).toBe(9_000_000n);
  });

  test("what is wrong with a command line or a source is a sentence, never a stack of calls", async () => {
    const failures = [
      [["prove-payment"], "Say what to prove: all payments of a batch"],
      [["prove-payment", "--batch", "1", "--txid", "00"], "Say what to prove"],
      [["prove-payment", "--txid", "zz"], '--txid is "zz"; write its 64 hexadecimal digits.'],
      [["prove-payment", "--txid", "11".repeat(32)], "does not know transaction 1111"],
      [["prove-payment", "--batch", "1", "--since", "x"], '--since is "x"; write a whole number.'],
      [["prove-payment", "--batch", "99"], "There is no batch 99"],
      [["prove-payment", "--batch", "1", "--since", "10"], "--since is 10, and batch 1 has periods 0 to 9."],
      [["register-script", "--batch", "1"], "Say where the pool pays"],
      [["register-script", "--batch", "1", "--address", "bc1qnonsense"], "is no Bitcoin address of regtest"],
      [["settle-held"], "Say which batch"],
      [["extend-relay", "--to", "0"], "Say which: --to 1."],
    ] as const;
    for (const [[script, ...args], sentence] of failures) {
      const ran = await command(script, ...args);
      expect(ran.err, script).toContain(sentence);
      expect(ran.err).not.toMatch(/\n\s+at |secret/);
      expect(ran.code).toBe(1);
    }
    const alone = await runCommandLine("scripts/extend-relay.ts", [], world.env);
    expect(alone.err).toContain("No source of Bitcoin's blocks is set.");
    const locked = { ...world.env, BITCOIN_RPC_URL: server.rpcUrl.replace("secret", "wrong") };
    expect((await runCommandLine("scripts/extend-relay.ts", [], locked)).err).toContain(
      "refuses the password (HTTP 401)",
    );
  });
});
