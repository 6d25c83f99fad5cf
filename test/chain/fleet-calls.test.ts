import { describe, expect, test } from "vitest";
import { describeAddMachines } from "#chain/calls/add-machines.ts";
import { attestCapacity, describeAttestCapacity } from "#chain/calls/attest-capacity.ts";
import { createAttesterSet, describeCreateAttesterSet } from "#chain/calls/create-attester-set.ts";
import { describeDeclareCapacity } from "#chain/calls/declare-capacity.ts";
import { describeRegisterSite, registerSite } from "#chain/calls/register-site.ts";
import { describeReleaseCapacity } from "#chain/calls/release-capacity.ts";
import { describeRemoveMachines } from "#chain/calls/remove-machines.ts";
import { describeResignFromSet } from "#chain/calls/resign-from-set.ts";
import { describeSetAttester, setAttester } from "#chain/calls/set-attester.ts";
import { describeSetEnergyMix } from "#chain/calls/set-energy-mix.ts";
import { alice, bob, deployment } from "./fixture.ts";

const hash = `0x${"0e".repeat(32)}` as const;
const machines = {
  model: "Antminer S21",
  count: 1_200,
  unitHashrate: 200n * 10n ** 12n,
  efficiencyMilliJoulesPerTh: 17_500,
};
const capacity = 240n * 10n ** 15n;

describe("a call about sites and attesters", () => {
  test("registers a site under its country's two letters", () => {
    const site = { country: "NO", energyMixHash: hash, name: "Nordland" } as const;
    expect(registerSite(deployment, site)).toMatchObject({
      address: deployment.fleetRegistry,
      args: ["0x4e4f", hash, "Nordland"],
    });
    expect(() => registerSite(deployment, { ...site, country: "Norway" })).toThrow("two capital letters");
  });

  test("lists attesters by address, as the registry asks for", () => {
    expect(createAttesterSet(deployment, { attesters: [alice, bob], threshold: 2 })).toMatchObject({
      address: deployment.attesterRegistry,
      args: [[bob, alice], 2],
    });
  });

  test("brings signatures in the order of their signers", () => {
    const attestations = [
      { signer: alice, signature: "0x0a" },
      { signer: bob, signature: "0x0b" },
    ] as const;
    const { args } = attestCapacity(deployment, { site: 1, capacity, documentHash: hash, set: 2, attestations });
    expect(args).toEqual([1, capacity, hash, 2, [attestations[1], attestations[0]]]);
  });

  test("admits an attester by the number of its kind", () => {
    const kinds = ["none", "operator", "pool", "auditor"] as const;
    const numbers = kinds.map((kind) => setAttester(deployment, { attester: alice, kind }).args[1]);
    expect(numbers).toEqual([0, 1, 2, 3]);
  });

  test.each([
    [
      describeRegisterSite({ country: "NO", name: "Nordland" }),
      'Register the site "Nordland" (NO). Its name and country can never be changed.',
    ],
    [
      describeSetEnergyMix({ site: 2, energyMixHash: hash }),
      `Publish for site 2 the hash of a document about its power: ${hash}.`,
    ],
    [
      describeAddMachines({ site: 2, machines }),
      "Add 1,200 machines Antminer S21 of 200 TH/s to site 2. Capacity signed before is to be signed again.",
    ],
    [
      describeRemoveMachines({ site: 2, machines: { ...machines, count: 1 } }),
      "Take 1 machine Antminer S21 of 200 TH/s off site 2.",
    ],
    [describeDeclareCapacity({ site: 2, capacity }), "Declare that site 2 may sell 240 PH/s, on your own word."],
    [
      describeAttestCapacity({ site: 2, capacity, documentHash: hash, set: 1, attestations: [] }),
      "Publish that 0 attesters of the set 1 signed that site 2 may sell 240 PH/s.",
    ],
    [
      describeReleaseCapacity({ batchId: 9n }),
      "Give the capacity that the ended batch 9 holds back to its site, which can then sell it again.",
    ],
    [
      describeCreateAttesterSet({ attesters: [alice, bob], threshold: 1 }),
      `Create a set of attesters, of whom 1 must sign: ${alice}, ${bob}. It can never be changed.`,
    ],
    [
      describeResignFromSet({ set: 1 }),
      "Leave the set of attesters 1 for good: your signature no longer counts for any batch or site judged by it.",
    ],
    [
      describeSetAttester({ attester: alice, kind: "auditor" }),
      `Admit ${alice} as an auditor to sets created from now on.`,
    ],
    [
      describeSetAttester({ attester: alice, kind: "none" }),
      `Admit ${alice} to no new set of attesters. Sets that exist do not change.`,
    ],
  ])("says %j", (sentence, expected) => {
    expect(sentence).toBe(expected);
  });
});
