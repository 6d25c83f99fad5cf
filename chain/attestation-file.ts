import { type Address, type Hex, isAddressEqual } from "viem";
import type { Attestation, PayoutFigures } from "#chain/attestations.ts";
import type { Deployment } from "#chain/deployment.ts";
import { JsonFieldError, JsonFields, parseJson } from "#chain/json-fields.ts";

export type AttestedPayout = PayoutFigures & { signature: Hex };

/** What an attester hands to the operator: its signatures of payouts of one batch, and for which deployment they are. */
export interface AttestationFile {
  chainId: number;
  attesterRegistry: Address;
  batchManager: Address;
  batchId: bigint;
  signer: Address;
  payouts: AttestedPayout[];
}

export class AttestationFileError extends Error {
  override name = "AttestationFileError";
}

/** Of payouts or of a capacity. */
export function writeAttestationFile(file: object): string {
  return `${JSON.stringify(file, (_, value) => (typeof value === "bigint" ? value.toString() : value), 2)}\n`;
}

/** Throws AttestationFileError with a sentence about the first fault. */
export function readAttestationFile(text: string): AttestationFile {
  try {
    const file = new JsonFields(parseJson(text), "The file");
    return {
      chainId: file.number("chainId"),
      attesterRegistry: file.address("attesterRegistry"),
      batchManager: file.address("batchManager"),
      batchId: file.bigint("batchId"),
      signer: file.address("signer"),
      payouts: file.list("payouts").map(readPayout),
    };
  } catch (error) {
    if (!(error instanceof JsonFieldError)) throw error;
    throw new AttestationFileError(`This is not an attestation: ${error.message} Ask the attester for the file again.`);
  }
}

function readPayout(value: unknown): AttestedPayout {
  const payout = new JsonFields(value, "A payout");
  return {
    period: payout.number("period"),
    gross: payout.bigint("gross"),
    hosting: payout.bigint("hosting"),
    deliveredBps: payout.number("deliveredBps"),
    evidenceHash: payout.hex("evidenceHash", 32),
    signature: payout.hex("signature"),
  };
}

/**
 * The signature a file has for a payout; undefined where it has none for that period. Throws AttestationFileError where the file is of
 * another deployment or batch, or where the attester signed other numbers.
 */
export function findAttestation(
  file: AttestationFile,
  deployment: Deployment,
  batchId: bigint,
  figures: PayoutFigures,
): Attestation | undefined {
  const sameChain = file.chainId === deployment.chainId;
  if (!sameChain || !isAddressEqual(file.attesterRegistry, deployment.attesterRegistry)) {
    throw new AttestationFileError(
      `The attestation of ${file.signer} is for the registry ${file.attesterRegistry} on chain ${file.chainId}, not for ${deployment.attesterRegistry} on chain ${deployment.chainId}.`,
    );
  }
  if (!isAddressEqual(file.batchManager, deployment.batchManager) || file.batchId !== batchId) {
    throw new AttestationFileError(
      `The attestation of ${file.signer} is for batch ${file.batchId} of ${file.batchManager}, not for batch ${batchId} of ${deployment.batchManager}.`,
    );
  }
  const attested = file.payouts.find(({ period }) => period === figures.period);
  if (attested === undefined) return undefined;
  const differing = (["gross", "hosting", "deliveredBps", "evidenceHash"] as const).filter(
    (name) => attested[name] !== figures[name],
  );
  if (differing.length === 0) return { signer: file.signer, signature: attested.signature };
  const said = differing.map((name) => `${name} ${attested[name]}, not ${figures[name]}`).join("; ");
  throw new AttestationFileError(
    `${file.signer} signed other numbers for period ${figures.period}: ${said}. Agree on the pool's record and the price of bitcoin, and have it signed again.`,
  );
}
