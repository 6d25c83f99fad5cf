import { loadSigning } from "#app/_wallet/load-signing.ts";
import type { AttestationFile } from "#chain/attestation-file.ts";

export type OpenedAttestation = { fileName: string } & ({ file: AttestationFile } | { fault: string });

/** A signature takes some hundred bytes; ten years of daily payouts fit. */
const largestBytes = 5_000_000;

/** Reads a file made by `npm run attest-payout`, in the browser. It is sent nowhere. */
export async function openAttestation(chosen: File): Promise<OpenedAttestation> {
  const fileName = chosen.name;
  if (chosen.size > largestBytes) {
    return { fileName, fault: `The file has ${chosen.size} bytes; an attestation is far smaller.` };
  }
  try {
    const { readAttestationFile } = await loadSigning();
    return { fileName, file: readAttestationFile(await chosen.text()) };
  } catch (error) {
    return { fileName, fault: error instanceof Error ? error.message : String(error) };
  }
}
