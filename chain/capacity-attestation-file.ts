import { type Address, type Hex, isAddressEqual } from "viem";
import { AttestationFileError } from "#chain/attestation-file.ts";
import type { Attestation, CapacityFigures } from "#chain/attestations.ts";
import type { Deployment } from "#chain/deployment.ts";
import { JsonFieldError, JsonFields, parseJson } from "#chain/json-fields.ts";

/** What an attester hands over about a site: its signature of one capacity, and for which deployment it is. */
export interface CapacityAttestationFile extends CapacityFigures {
  chainId: number;
  attesterRegistry: Address;
  fleetRegistry: Address;
  signer: Address;
  signature: Hex;
}

/** Throws AttestationFileError with a sentence about the first fault. */
export function readCapacityAttestationFile(text: string): CapacityAttestationFile {
  try {
    const file = new JsonFields(parseJson(text), "The file");
    return {
      chainId: file.number("chainId"),
      attesterRegistry: file.address("attesterRegistry"),
      fleetRegistry: file.address("fleetRegistry"),
      site: file.number("site"),
      capacity: file.bigint("capacity"),
      machinesHash: file.hex("machinesHash", 32),
      documentHash: file.hex("documentHash", 32),
      signer: file.address("signer"),
      signature: file.hex("signature"),
    };
  } catch (error) {
    if (!(error instanceof JsonFieldError)) throw error;
    throw new AttestationFileError(
      `This is not an attestation of a capacity: ${error.message} Ask the attester for the file again.`,
    );
  }
}

/** The signature in a file. Throws AttestationFileError where it is of another deployment, or where other things were signed. */
export function capacityAttestationOf(
  file: CapacityAttestationFile,
  deployment: Deployment,
  figures: CapacityFigures,
): Attestation {
  const isHere =
    file.chainId === deployment.chainId &&
    isAddressEqual(file.attesterRegistry, deployment.attesterRegistry) &&
    isAddressEqual(file.fleetRegistry, deployment.fleetRegistry);
  if (!isHere) {
    throw new AttestationFileError(
      `The attestation of ${file.signer} is for the registry ${file.fleetRegistry} on chain ${file.chainId}, not for ${deployment.fleetRegistry} on chain ${deployment.chainId}.`,
    );
  }
  const differing = (["site", "capacity", "machinesHash", "documentHash"] as const).filter(
    (name) => file[name] !== figures[name],
  );
  if (differing.length === 0) return { signer: file.signer, signature: file.signature };
  const said = differing.map((name) => `${name} ${file[name]}, not ${figures[name]}`).join("; ");
  throw new AttestationFileError(
    `${file.signer} signed something else: ${said}. Where the machines changed since, have it signed again.`,
  );
}
