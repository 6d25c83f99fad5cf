import { afterAll, beforeAll, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { describeCreateBatch, plainTerms } from "#chain/calls/create-batch.ts";
import { readTermsFile, termsFrom } from "#scripts/create-batch/read-terms.ts";
import { startPayoutWorld } from "#test/scripts/post-payout-world.ts";
import { runCommandLine } from "#test/scripts/run-command.ts";

const terms = {
  name: "Fjord Hydro",
  site: 1,
  pool: "Foundry USA Pool",
  unitHashrate: "1 TH/s",
  capacity: 12_000,
  rate: 0.028,
  bond: 2_500,
  saleStart: "2024-03-21",
  saleEnd: "2024-05-20",
  termStart: "2024-03-25T00:00:00Z",
  periods: 60,
  graceDays: 5,
  maxHostingPercent: 50,
  efficiencyJoulesPerTh: 17.5,
  powerUsdPerKwh: 0.04,
  pue: 1.02,
  poolFeePercent: 1.8,
  serviceUsdPerThDay: 0.003,
};

let world: Awaited<ReturnType<typeof startPayoutWorld>>;
beforeAll(async () => {
  world = await startPayoutWorld();
});
afterAll(() => world.stop());

test("figures are taken as written, without passing through a float", () => {
  const batch = termsFrom(readTermsFile(JSON.stringify(terms)), world.deployment);
  expect(batch.terms).toMatchObject({
    unitHashrate: 10n ** 12n,
    capacity: 12_000n,
    rate: 28_000n,
    bond: 2_500_000_000n,
    saleStart: Date.UTC(2024, 2, 21) / 1000,
    termStart: Date.UTC(2024, 2, 25) / 1000,
    periodSeconds: 86_400,
    grace: 432_000,
    maxHostingBps: 5_000,
  });
  expect(batch.disclosure).toMatchObject({
    efficiencyMilliJoulesPerTh: 17_500,
    powerMicroUsdPerKwh: 40_000,
    pueBps: 10_200,
    poolFeeBps: 180,
    serviceMicroUsdPerThDay: 3_000,
  });
});

test("what a batch can do without is left out, and what it can have is taken", () => {
  const { terms: plain } = termsFrom(readTermsFile(JSON.stringify(terms)), world.deployment);
  expect(plain).toMatchObject({ ...plainTerms, site: 1 });
  const more = {
    ...{ upfront: 0.1, refundDeadline: "2024-03-24", minUnits: 1_000, royaltyPercent: 2.5, evidenceRequired: 2 },
    ...{ attesterSet: 2, arbiter: world.holder.account.address },
  };
  const rich = termsFrom(readTermsFile(JSON.stringify({ ...terms, ...more })), world.deployment);
  expect(rich.terms).toMatchObject({
    ...{ upfront: 100_000n, refundDeadline: Date.UTC(2024, 2, 24) / 1000, minUnits: 1_000n, royaltyBps: 250 },
    ...{ evidenceRequired: 2, attesterSet: 2, arbiter: world.holder.account.address },
  });
  const said = describeCreateBatch(world.deployment, rich);
  for (const part of [
    "12,000 units at 0.028 USDC each per period and 0.10 USDC upfront, for 60 periods from 2024-03-25 00:00 UTC, reserved from site 1.",
    "Slices can be given back until 2024-03-24 00:00 UTC.",
    "It is cancelled unless 1,000 units are sold.",
    "Attester set 2 signs its payouts, at level 2 or above.",
    `Disputes about its bond are decided by ${world.holder.account.address}.`,
    "2.5 % of every resale are yours.",
  ]) {
    expect(said).toContain(part);
  }
});

test("every fault of the terms is listed at once", () => {
  const { name: _, ...rest } = terms;
  const text = JSON.stringify({ ...rest, rate: "0.0000001", unitHashrate: "1 MH/s", saleEnd: "May", pue: "-1" });
  expect(() => termsFrom(readTermsFile(text), world.deployment)).toThrow(
    [
      "The terms cannot be used:",
      '  unitHashrate is "1 MH/s"; write a number and one of GH/s, TH/s, PH/s, EH/s.',
      '  rate is "0.0000001"; write a number from 0 with at most 6 decimals.',
      '  saleEnd is "May"; write 2024-03-20, or 2024-03-20T12:00:00Z.',
      "  name is missing.",
      '  pue is "-1"; write a number from 0 with at most 4 decimals.',
    ].join("\n"),
  );
  expect(() => readTermsFile('{"rte": 1}')).toThrow('The terms file has "rte", which is no term.');
  expect(() => readTermsFile('{"rate": 1')).toThrow("The terms file is not valid JSON, line 1");
});

test("npm run create-batch creates what file and flags say, flags winning", async () => {
  const path = world.writeFile("terms.json", JSON.stringify(terms));
  const from = world.operator.account.address;
  const ran = await runCommandLine(
    "scripts/create-batch.ts",
    [
      ...["--terms", path, "--from", from, "--name", "Fjord II", "--periods", "90", "--yes"],
      ...["--attester-set", "2", "--evidence-required", "1"],
    ],
    world.env,
  );
  expect(ran.err).toBe("");
  expect(ran.out).toContain('Create the batch "Fjord II": 12,000 units at 0.028 USDC each per period, for 90 periods');
  expect(ran.out).toContain("Batch 1 is created: 0x");
  const created = await world.chain.client.readContract({
    address: world.deployment.batchManager,
    abi: batchManagerAbi,
    functionName: "terms",
    args: [1n],
  });
  expect(created).toMatchObject({ periods: 90, capacity: 12_000n, rate: 28_000n, bond: 2_500_000_000n });
  expect(created).toMatchObject({ site: 1, attesterSet: 2, evidenceRequired: 1 });
});

test("what the contract refuses is a sentence with the next step, and exit code 1", async () => {
  const path = world.writeFile("terms.json", JSON.stringify({ ...terms, bond: 1 }));
  const operator = world.operator.account.address;
  const poor = await runCommandLine(
    "scripts/create-batch.ts",
    ["--terms", path, "--from", operator, "--yes"],
    world.env,
  );
  expect(poor.code).toBe(1);
  expect(poor.err).toContain("1,008.00 USDC");
  const greedy = await runCommandLine(
    "scripts/create-batch.ts",
    ["--terms", path, "--from", operator, "--yes", "--bond", "1000000", "--capacity", "1000001"],
    world.env,
  );
  expect(greedy.err).toContain("The batch needs 1.000001 EH/s of site 1, and 988 PH/s are left.");
  const stranger = await runCommandLine(
    "scripts/create-batch.ts",
    ["--terms", path, "--from", world.holder.account.address, "--yes"],
    world.env,
  );
  expect(stranger.code).toBe(1);
  expect(stranger.err).toContain(world.holder.account.address);
  expect(stranger.err).not.toMatch(/\n\s+at /);
});
