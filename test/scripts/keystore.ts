import { writeFileSync } from "node:fs";
import { Keystore } from "ox";
import type { Hex } from "viem";

/** Writes a key as an encrypted keystore whose password is "correct horse", and gives its path. */
export function writeKeystoreOf(key: Hex, path: string): string {
  // Few rounds: a test does not guess its own password.
  const [derived, derivation] = Keystore.pbkdf2({ password: "correct horse", iterations: 10 });
  writeFileSync(path, JSON.stringify(Keystore.encrypt(key, derived, derivation)));
  return path;
}
