import { readFileSync } from "node:fs";
import { erc20Abi, keccak256, toBytes } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { planPayouts } from "#scripts/post-payout/plan.ts";
import { postPlan } from "#scripts/post-payout/post.ts";
import { startPayoutWorld } from "#test/scripts/post-payout-world.ts";
import { runCommandLine } from "#test/scripts/run-command.ts";

let world: Awaited<ReturnType<typeof startPayoutWorld>>;
beforeAll(async () => {
  world = await startPayoutWorld();
});
afterAll(() => world.stop());

const command = (script: string, ...args: string[]) => runCommandLine(`scripts/${script}.ts`, args, world.env);

describe("npm run register-site", () => {
  test("registers a site with its machines and what it may sell, and publishes hashes of its documents", async () => {
    const energy = world.writeFile("energy.txt", "Hydropower of two rivers.");
    const document = world.writeFile("test.txt", "24 hours at full load: 81.2 PH/s.");
    const operator = world.operator.account.address;
    const args = [
      ...["--name", "Nordland, Norway", "--country", "NO", "--energy-mix", energy, "--document", document],
      ...["--machines", "Antminer S21, 400, 200 TH/s, 17.5", "--machines", "S19j Pro (96), 20, 0.096 PH/s, 30"],
      ...["--capacity", "80 PH/s", "--from", operator],
    ];
    const dry = await command("register-site", ...args, "--dry-run");
    expect(dry.err).toBe("");
    expect(dry.out).toContain('Register the site "Nordland, Norway" (NO).');
    expect(dry.out).toContain("Add 400 machines Antminer S21 of 200 TH/s to site 2.");
    expect(dry.out).toContain("Dry run: nothing was signed.");
    const ran = await command("register-site", ...args, "--yes");
    expect(ran.err).toBe("");
    expect(ran.out).toContain("Site 2 is registered: 0x");
    expect(ran.out).toContain("`npm run create-batch -- --site 2`");
    const registry = { address: world.deployment.fleetRegistry, abi: fleetRegistryAbi } as const;
    expect(await world.chain.client.readContract({ ...registry, functionName: "site", args: [2] })).toMatchObject({
      operator,
      name: "Nordland, Norway",
      country: "0x4e4f",
      evidence: 0,
      nameplate: 81_920n * 10n ** 12n,
      capacity: 80n * 10n ** 15n,
      energyMixHash: keccak256(toBytes("Hydropower of two rivers.")),
    });
  });

  test("says what is wrong with a command line before anything is signed, and what the registry refuses", async () => {
    const from = ["--from", world.operator.account.address, "--yes"];
    const place = ["--name", "Here", "--country", "US", ...from];
    const failures = [
      [["--country", "US", ...from], "Say what the site is called"],
      [["--name", "Here", "--country", "usa", ...from], '--country is "usa"; write two capital letters: US.'],
      [[...place, "--machines", "S21, 200 TH/s, 17"], '--machines is "S21, 200 TH/s, 17"; write model, number'],
      [[...place, "--capacity", "much"], '--capacity is "much"'],
      [[...place, "--energy-mix", "absent.pdf"], "absent.pdf cannot be read. Check the path given with --energy-mix."],
      [
        ["--name", "<b>Here</b>", "--country", "US", ...from],
        'Neither a site nor a machine can be called "<b>Here</b>".',
      ],
      [[...place, "--capacity", "1 TH/s"], "--capacity is 1 TH/s, and the machines named do 0 H/s together."],
    ] as const;
    for (const [args, sentence] of failures) {
      const ran = await command("register-site", ...args);
      expect(ran.err).toContain(sentence);
      expect(ran.err).not.toMatch(/\n\s+at /);
      expect(ran.code).toBe(1);
    }
  });
});

describe("npm run collect-proceeds", () => {
  test("pays out what the escrow released for what was delivered, once", async () => {
    const batchId = await world.openBatch();
    const [operator, to] = [world.operator.account.address, world.holder.account.address];
    const early = await command("collect-proceeds", "--batch", String(batchId), "--yes");
    expect(early.out).toContain(`Batch ${batchId} has no proceeds to collect now.`);
    await world.advanceTo("2024-03-23");
    const record = readFileSync("scripts/demo/records/delta.json");
    const input = { batchId, record, btcMicroUsd: () => 68_000_000_000n };
    const plan = await planPayouts(world.chain.client, world.deployment, input);
    await postPlan(world.operator, world.deployment, plan);
    const usdcOf = (owner: `0x${string}`) =>
      world.chain.client.readContract({
        address: world.deployment.tokens.usdc,
        abi: erc20Abi,
        functionName: "balanceOf",
        args: [owner],
      });
    const before = await usdcOf(to);
    const released = plan.proposals.reduce(
      (sum, { payout }) => sum + (40_000n * BigInt(payout.deliveredBps)) / 10_000n,
      0n,
    );
    const stranger = await command("collect-proceeds", "--batch", String(batchId), "--yes", "--from", to);
    expect(stranger.err).toContain(`Only the operator of this batch, ${operator}, can do this, not ${to}.`);
    const ran = await command("collect-proceeds", "--batch", String(batchId), "--yes", "--to", to);
    expect(ran.err).toBe("");
    expect(ran.out).toContain(`Pay out the proceeds of batch ${batchId}, `);
    expect((await usdcOf(to)) - before).toBe(released * 20_000n);
    const again = await command("collect-proceeds", "--batch", String(batchId), "--yes");
    expect(again.out).toContain("has no proceeds to collect now");
  });
});
