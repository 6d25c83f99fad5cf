import { readFileSync } from "node:fs";
import { erc20Abi } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { sliceShare } from "#evidence/propose-payout.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { approveExactly, postPlan } from "#scripts/post-payout/post.ts";
import { startPayoutWorld } from "#test/scripts/post-payout-world.ts";
import { runCommandLine, startCommand } from "#test/scripts/run-command.ts";

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
// Each test on the chain as it was: no test depends on another's.
beforeEach(async () => {
  await world.chain.client.setAutomine(true);
  await world.chain.client.revert({ id: clean });
  clean = await world.chain.client.snapshot();
});

const plan = (batchId: bigint, through?: number) =>
  planPayouts(world.chain.client, world.deployment, { batchId, record, through, btcMicroUsd: () => price });

const nextPeriod = (batchId: bigint) =>
  world.chain.client.readContract({
    address: world.deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "nextPeriod",
    args: [batchId],
  });

const operatorWbtc = () =>
  world.chain.client.readContract({
    address: world.deployment.tokens.wbtc,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [world.operator.account.address],
  });

const allowance = () =>
  world.chain.client.readContract({
    address: world.deployment.tokens.wbtc,
    abi: erc20Abi,
    functionName: "allowance",
    args: [world.operator.account.address, world.deployment.capacitySlices],
  });

const transactions = (blockTag: "latest" | "pending" = "latest") =>
  world.chain.client.getTransactionCount({ address: world.operator.account.address, blockTag });

const command = (batchId: bigint, ...args: string[]): Parameters<typeof startCommand> => [
  "scripts/post-payout.ts",
  ["--batch", String(batchId), "--record", recordPath, "--btc-usd", "68000", ...args],
  world.env,
];

describe("a plan", () => {
  test("posts every finished period, and the chain does what the preview said", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-24");
    const before = await operatorWbtc();
    const planned = await plan(batchId);
    await postPlan(world.operator, world.deployment, planned);
    const accrued = await world.chain.client.getContractEvents({
      address: world.deployment.capacitySlices,
      abi: capacitySlicesAbi,
      eventName: "PayoutAccrued",
      args: { batchId },
      fromBlock: 0n,
      strict: true,
    });
    const { proposals } = planned;
    expect(accrued.map(({ args }) => [args.period, args.gross, args.hosting, args.fee, args.holders])).toEqual(
      proposals.map(({ payout, fee, holders }) => [payout.period, payout.gross, payout.hosting, fee, holders]),
    );
    expect(proposals.map(({ grossSats }) => grossSats)).toEqual([10_625_518n, 10_579_312n, 10_294_470n]);
    expect(before - (await operatorWbtc())).toBe(10_625_518n + 10_579_312n + 10_294_470n);
    expect(await allowance()).toBe(0n);
    const claimable = await world.chain.client.readContract({
      address: world.deployment.capacitySlices,
      abi: capacitySlicesAbi,
      functionName: "claimable",
      args: [batchId * 1_000_000_000n + 1n],
    });
    const shares = proposals.reduce((sum, proposal) => sum + sliceShare(proposal, 20_000n), 0n);
    // Each preview is rounded down on its own; the chain rounds the sum once.
    expect(claimable - shares).toBeLessThanOrEqual(2n);
    expect(claimable >= shares).toBe(true);
  });

  test("run again finds nothing due and signs nothing", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-24");
    await postPlan(world.operator, world.deployment, await plan(batchId));
    const signed = await transactions();
    await expect(plan(batchId)).rejects.toThrow(
      "Nothing is due: period 3 (2024-03-24) ends at 2024-03-25T00:00:00.000Z",
    );
    expect(await transactions()).toBe(signed);
  });

  test("posts only what is missing", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-24");
    await postPlan(world.operator, world.deployment, await plan(batchId, Date.UTC(2024, 2, 22) / 1000));
    expect(await nextPeriod(batchId)).toBe(1);
    const rest = await plan(batchId);
    expect(rest.proposals.map(({ payout }) => payout.period)).toEqual([1, 2]);
    await postPlan(world.operator, world.deployment, rest);
    expect(await nextPeriod(batchId)).toBe(3);
  });

  test("of more periods than fit one transaction is posted in several, each with its exact allowance", async () => {
    const batchId = await world.openBatch({ periods: 30, bond: 5_000_000_000n });
    await world.advanceTo("2024-04-15");
    const posted: number[] = [];
    await postPlan(world.operator, world.deployment, await plan(batchId), (_, periods) => posted.push(periods.length));
    expect(posted).toEqual([20, 5]);
    expect(await nextPeriod(batchId)).toBe(25);
    expect(await allowance()).toBe(0n);
  });

  test("after a death between approval and posting goes on, without approving twice", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-23");
    const { proposals, batch } = await plan(batchId);
    const sum = proposals.reduce((total, { payout }) => total + payout.gross, 0n);
    await approveExactly(world.operator, world.deployment, batch.payoutToken, sum);
    const signed = await transactions();
    await postPlan(world.operator, world.deployment, await plan(batchId));
    expect((await transactions()) - signed).toBe(1);
    expect(await nextPeriod(batchId)).toBe(2);
    expect(await allowance()).toBe(0n);
  });

  test("posted a second time is refused by the contract, and moves nothing", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-23");
    const planned = await plan(batchId);
    await postPlan(world.operator, world.deployment, planned);
    const before = await operatorWbtc();
    await expect(postPlan(world.operator, world.deployment, planned)).rejects.toThrow("WrongPeriod");
    expect(await operatorWbtc()).toBe(before);
  });

  test("is refused before anything is signed by another account, or without the money", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-23");
    const planned = await plan(batchId);
    await expect(postPlan(world.holder, world.deployment, planned)).rejects.toThrow(
      `Only the operator of batch ${batchId}, ${world.operator.account.address}, can post its payouts`,
    );
    const away = await openSigner({ rpcUrl: world.chain.rpcUrl, from: 9 });
    await world.operator.writeContract({
      address: world.deployment.tokens.wbtc,
      abi: erc20Abi,
      functionName: "transfer",
      args: [away.account.address, (await operatorWbtc()) - 5n],
    });
    const signed = await transactions();
    await expect(postPlan(world.operator, world.deployment, planned)).rejects.toThrow(
      "0.21204830 WBTC are needed, but",
    );
    expect(await transactions()).toBe(signed);
  });
});

describe("npm run post-payout", () => {
  test("shows what it posts, posts it, and the second time says that nothing is due", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-24");
    const first = await runCommandLine(...command(batchId, "--yes"));
    expect(first.err).toBe("");
    expect(first.code).toBe(0);
    expect(first.out).toContain("2024-03-22  0.10579312 BTC");
    expect(first.out).toContain("Posted periods 0, 1, 2: 0x");
    const second = await runCommandLine(...command(batchId, "--yes"));
    expect(second).toMatchObject({ code: 1, out: "", err: expect.stringContaining("Nothing is due: period 3") });
    expect(await nextPeriod(batchId)).toBe(3);
  });

  test("--dry-run and nobody at the terminal sign nothing", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-22");
    const signed = await transactions();
    const dry = await runCommandLine(...command(batchId, "--dry-run"));
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("Dry run: nothing was signed.") });
    const silent = await runCommandLine(...command(batchId));
    expect(silent).toMatchObject({ code: 1, err: expect.stringContaining("Add --yes to sign without asking.") });
    expect(await transactions()).toBe(signed);
  });

  test("names every fault of an unreadable record, and nothing of it reaches the chain", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-24");
    const bad = record.toString().replace("0.10625518", "-0.10625518").replace("68855228", '"many"');
    const path = world.writeFile("bad.json", bad);
    const ran = await runCommandLine("scripts/post-payout.ts", ["--batch", "1", "--record", path, "--yes"], world.env);
    expect(ran.code).toBe(1);
    expect(ran.err).toBe(
      "The record cannot be used, and nothing of it was:\n" +
        "  Line 8: totalAmount is negative (-0.10625518).\n" +
        '  Line 14: hashrate is "many", which is not a number.\n',
    );
    expect(await nextPeriod(batchId)).toBe(0);
  });

  test("a record of other days, an unknown batch, no price, no node: each a sentence and exit code 1", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-24");
    const other = world.writeFile("other.csv", "date,gross_sats,pool_fee_sats,hashrate_ths\n2024-05-01,100,2,1\n");
    const base = ["--record", recordPath, "--yes"];
    const failures = [
      [
        ["--batch", String(batchId), "--record", other, "--yes"],
        "Period 0 is 2024-03-21, which the record does not state",
      ],
      [["--batch", "99", ...base], `There is no batch 99: batches are numbered 1 to ${batchId}.`],
      [["--batch", String(batchId), ...base], "needs the price of one bitcoin on 2024-03-21"],
      [["--batch", String(batchId), ...base, "--rpc", "http://127.0.0.1:9"], "node"],
      [["--batch", String(batchId), "--record", "absent.json"], "absent.json cannot be read."],
      [["--record", recordPath], "Say which batch: --batch 1."],
      [["--batch", "1", ...base, "--btc-usd", "a lot"], '--btc-usd is "a lot"'],
      [["--batch", "1", ...base, "--frm", "0x"], "--frm"],
    ] as const;
    for (const [args, sentence] of failures) {
      const ran = await runCommandLine("scripts/post-payout.ts", [...args], world.env);
      expect(ran.err).toContain(sentence);
      expect(ran.err).not.toMatch(/\n\s+at /);
      expect(ran).toMatchObject({ code: 1, out: "" });
    }
    expect(await nextPeriod(batchId)).toBe(0);
  });

  test("killed with its posting in the mempool and run again, posts once", async () => {
    const batchId = await world.openBatch();
    await world.advanceTo("2024-03-23");
    const { proposals, batch } = await plan(batchId);
    const sum = proposals.reduce((total, { payout }) => total + payout.gross, 0n);
    await approveExactly(world.operator, world.deployment, batch.payoutToken, sum);
    const before = await operatorWbtc();
    const mined = await transactions();
    await world.chain.client.setAutomine(false);
    const first = startCommand(...command(batchId, "--yes"));
    await expect.poll(() => transactions("pending"), { timeout: 30_000 }).toBe(mined + 1);
    first.child.kill("SIGKILL");
    await first.ended;
    const second = await runCommandLine(...command(batchId, "--yes"));
    await world.chain.client.mine({ blocks: 1 });
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining("The payout of period 0 is posted already") });
    expect(await nextPeriod(batchId)).toBe(2);
    expect(before - (await operatorWbtc())).toBe(sum);
  });
});
