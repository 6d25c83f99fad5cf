import { describe, expect, test } from "vitest";
import {
  type AttestationFile,
  findAttestation,
  readAttestationFile,
  writeAttestationFile,
} from "#chain/attestation-file.ts";
import {
  type CapacityAttestationFile,
  capacityAttestationOf,
  readCapacityAttestationFile,
} from "#chain/capacity-attestation-file.ts";
import { alice, bob, deployment } from "./fixture.ts";

const hash = `0x${"0e".repeat(32)}` as const;
const figures = { period: 3, gross: 8_592_667n, hosting: 5_095_159n, deliveredBps: 9_755, evidenceHash: hash } as const;
const { chainId, attesterRegistry, batchManager, fleetRegistry } = deployment;
const file: AttestationFile = {
  ...{ chainId, attesterRegistry, batchManager, batchId: 4n, signer: alice },
  payouts: [{ ...figures, signature: "0x0a0b" }],
};
const capacity: CapacityAttestationFile = {
  ...{ chainId, attesterRegistry, fleetRegistry, signer: alice, signature: "0x0c" },
  ...{ site: 2, capacity: 10n ** 16n, machinesHash: hash, documentHash: hash },
};
const withField = (name: string, value: unknown) =>
  JSON.stringify({ ...JSON.parse(writeAttestationFile(file)), [name]: value });

describe("a file of an attester's signatures", () => {
  test("is read as it was written, amounts in full", () => {
    expect(readAttestationFile(writeAttestationFile(file))).toEqual(file);
    expect(readCapacityAttestationFile(writeAttestationFile(capacity))).toEqual(capacity);
  });

  test.each([
    ["is not JSON", "{", "It is not JSON."],
    ["is a list", "[]", "The file is not a JSON object."],
    ["has no signer", withField("signer", undefined), "signer is missing; it must be an address."],
    ["names a batch as a number", withField("batchId", 4), "batchId is 4; it must be a whole number in quotes."],
    ["has no payouts", withField("payouts", "none"), 'payouts is "none"; it must be a list.'],
    [
      "has a hash that is cut off",
      withField("payouts", [{ ...JSON.parse(writeAttestationFile(file)).payouts[0], evidenceHash: "0x0e" }]),
      'evidenceHash is "0x0e"; it must be 32 bytes in hexadecimal.',
    ],
    ["has a chain below 0", withField("chainId", -1), "chainId is -1; it must be a whole number."],
  ])("that %s is refused, and the fault named", (_name, text, fault) => {
    expect(() => readAttestationFile(text)).toThrow(
      `This is not an attestation: ${fault} Ask the attester for the file again.`,
    );
  });

  test("gives its signature for the payout it is of, and none for another period", () => {
    expect(findAttestation(file, deployment, 4n, figures)).toEqual({ signer: alice, signature: "0x0a0b" });
    expect(findAttestation(file, deployment, 4n, { ...figures, period: 4 })).toBeUndefined();
    expect(capacityAttestationOf(capacity, deployment, capacity)).toEqual({ signer: alice, signature: "0x0c" });
  });

  test("of another chain, registry, manager or batch is told apart", () => {
    const elsewhere = { ...deployment, chainId: 84_532 };
    expect(() => findAttestation(file, elsewhere, 4n, figures)).toThrow("on chain 31337, not for");
    expect(() => findAttestation(file, { ...deployment, attesterRegistry: bob }, 4n, figures)).toThrow(
      `not for ${bob}`,
    );
    expect(() => findAttestation(file, { ...deployment, batchManager: bob }, 4n, figures)).toThrow(`batch 4 of ${bob}`);
    expect(() => findAttestation(file, deployment, 5n, figures)).toThrow("is for batch 4 of");
    expect(() => capacityAttestationOf(capacity, elsewhere, capacity)).toThrow("on chain 31337, not for");
  });

  test("for other numbers says which, on both sides", () => {
    const other = { ...figures, hosting: 5n, deliveredBps: 9_000 };
    expect(() => findAttestation(file, deployment, 4n, other)).toThrow(
      `${alice} signed other numbers for period 3: hosting 5095159, not 5; deliveredBps 9755, not 9000.`,
    );
    expect(() => capacityAttestationOf(capacity, deployment, { ...capacity, site: 3 })).toThrow(
      `${alice} signed something else: site 2, not 3.`,
    );
  });
});
