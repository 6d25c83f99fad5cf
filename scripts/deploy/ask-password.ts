import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks for a password at the terminal without showing it. Throws where there is no terminal to ask at. */
export async function askPassword(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Error("There is no terminal to ask for the keystore's password: set LODE_KEYSTORE_PASSWORD.");
  }
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
