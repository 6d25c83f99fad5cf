import { type AttestationFile, AttestationFileError, readAttestationFile } from "#chain/attestation-file.ts";
import { readBytes } from "#scripts/command-line.ts";
import { UsageError } from "#scripts/terminal.ts";

/** The files named with --attestation. Throws UsageError with the name of the one that cannot be used. */
export function readAttestations(paths: readonly string[]): AttestationFile[] {
  return paths.map((path) => {
    try {
      return readAttestationFile(Buffer.from(readBytes("--attestation", path)).toString("utf8"));
    } catch (error) {
      if (error instanceof AttestationFileError) throw new UsageError(`${path}: ${error.message}`);
      throw error;
    }
  });
}
