import { describe, expect, test } from "vitest";
import { sortAttestations } from "#chain/attestations.ts";
import { levelOfKind } from "#chain/attester-kinds.ts";
import { postPayout } from "#chain/calls/post-payout.ts";
import { postPayouts } from "#chain/calls/post-payouts.ts";
import { describeSignCapacity, signCapacity } from "#chain/calls/sign-capacity.ts";
import { describeSignPayout, signPayout } from "#chain/calls/sign-payout.ts";
import { alice, bob, deployment } from "./fixture.ts";

const hash = `0x${"0e".repeat(32)}` as const;
const figures = { period: 3, gross: 8_592_667n, hosting: 5_095_159n, deliveredBps: 9_755, evidenceHash: hash } as const;
const attestations = [
  { signer: alice, signature: "0x0a" },
  { signer: bob, signature: "0x0b" },
] as const;
const sorted = [attestations[1], attestations[0]];

describe("an attestation", () => {
  test("names the registry it is for, and the contract that asks for it", () => {
    expect(signPayout(deployment, { batchId: 4n, figures })).toMatchObject({
      domain: { name: "Lode Attester Registry", chainId: 31_337, verifyingContract: deployment.attesterRegistry },
      primaryType: "Payout",
      message: { manager: deployment.batchManager, batchId: 4n, ...figures },
    });
    const capacity = { site: 1, capacity: 5n, machinesHash: hash, documentHash: hash } as const;
    expect(signCapacity(deployment, capacity)).toMatchObject({
      primaryType: "Capacity",
      message: { registry: deployment.fleetRegistry, ...capacity },
    });
  });

  test("is sorted by signer with the others, whatever their order", () => {
    expect(sortAttestations(attestations)).toEqual(sorted);
    expect(sortAttestations(sorted)).toEqual(sorted);
  });

  test("goes with the payout it is for", () => {
    const [, signed] = postPayout(deployment, { batchId: 4n, payout: { ...figures, attestations } }).args;
    expect(signed).toEqual({ ...figures, attestations: sorted });
    const [, payouts] = postPayouts(deployment, { batchId: 4n, payouts: [figures] }).args;
    expect(payouts).toEqual([{ ...figures, attestations: [] }]);
  });

  test("of a pool reaches level 1, of an auditor level 2, and of anybody else none", () => {
    expect((["none", "operator", "pool", "auditor"] as const).map(levelOfKind)).toEqual([0, 0, 1, 2]);
  });

  test("says what is signed before it is", () => {
    expect(describeSignPayout(deployment, { batchId: 4n, figures, payoutToken: deployment.tokens.wbtc })).toBe(
      "Sign, without a fee, that period 3 of batch 4 brought 0.08592667 WBTC, of which 0.05095159 WBTC is hosting, with 97.55 % of the capacity delivered.",
    );
    expect(describeSignCapacity({ site: 1, capacity: 10n ** 15n })).toBe(
      "Sign, without a fee, that site 1, with the machines it has now, may sell 1 PH/s.",
    );
  });
});
