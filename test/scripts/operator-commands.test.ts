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

describe("the commands about evidence for a site", () => {
  test("carry a capacity from what attesters saw to the chain", async () => {
    const { operator, pool, auditor } = world;
    const [poolAddress, auditorAddress] = [pool.account.address, auditor.account.address];
    const set = await command(
      "create-attester-set",
      ...["--attester", poolAddress, "--attester", auditorAddress, "--from", operator.account.address, "--yes"],
    );
    expect(set.err).toBe("");
    expect(set.out).toContain(`${auditorAddress}: auditor`);
    expect(set.out).toContain("Attester set 3 is created, for evidence up to level 2: 0x");

    const document = world.writeFile("visit.txt", "We counted the machines.");
    const stated = ["--site", "2", "--capacity", "75 PH/s", "--document", document, "--yes"];
    const files = ["pool-site.json", "auditor-site.json"].map((name) => world.writeFile(name, ""));
    for (const [index, signer] of [poolAddress, auditorAddress].entries()) {
      const signed = await command("attest-capacity", ...stated, "--from", signer, "--out", files[index] ?? "");
      expect(signed.err).toBe("");
      expect(signed.out).toContain("Its machines do 81.92 PH/s together; it may sell 80 PH/s now");
      expect(signed.out).toContain("Signed. Hand");
    }
    const attestations = files.flatMap((file) => ["--attestation", file]);
    const other = await command("set-capacity", ...stated, "--set", "3", ...attestations, "--capacity", "76 PH/s");
    expect(other.err).toContain(`signed something else: capacity ${75n * 10n ** 15n}, not ${76n * 10n ** 15n}.`);
    const brought = await command("set-capacity", ...stated, "--set", "3", ...attestations);
    expect(brought.err).toBe("");
    expect(brought.out).toContain("Publish that 2 attesters of the set 3 signed that site 2 may sell 75 PH/s.");
    const registry = { address: world.deployment.fleetRegistry, abi: fleetRegistryAbi } as const;
    const site = () => world.chain.client.readContract({ ...registry, functionName: "site", args: [2] });
    expect(await site()).toMatchObject({ evidence: 2, capacity: 75n * 10n ** 15n });

    const again = await command("set-capacity", ...stated, "--set", "3", ...attestations);
    expect(again.err).toContain("Where the machines changed since, have it signed again.");
    const declared = await command("set-capacity", ...stated, "--capacity", "70 PH/s");
    expect(declared.err).toBe("");
    expect(await site()).toMatchObject({ evidence: 0, capacity: 70n * 10n ** 15n });
  });

  test("say what is missing, and what the registries refuse", async () => {
    const document = world.writeFile("visit.txt", "We counted the machines.");
    const failures = [
      ["create-attester-set", ["--yes"], "Say who is in the set: --attester ADDRESS."],
      ["create-attester-set", ["--yes", "--attester", world.holder.account.address], "is not admitted as an attester."],
      ["attest-capacity", ["--site", "9", "--capacity", "1 PH/s", "--document", document], "There is no site 9."],
      ["set-capacity", ["--site", "2", "--capacity", "1 PH/s", "--set", "3"], "Add what the attesters signed"],
      ["set-capacity", ["--site", "2", "--capacity", "90 PH/s", "--document", document, "--yes"], "would be 90 PH/s."],
      ["set-capacity", ["--site", "two", "--capacity", "90 PH/s", "--document", document], "Say which: --site 1."],
    ] as const;
    for (const [script, args, sentence] of failures) {
      const ran = await command(script, ...args);
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
