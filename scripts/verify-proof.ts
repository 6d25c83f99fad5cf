// Checks the file of a payment's proof, without any network.
import { parseArgs } from "node:util";
import { BitcoinDataError } from "#domain/bitcoin/bytes.ts";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { MAX_PROOF_FILE_SIZE, readProofFile } from "#domain/bitcoin/proof-file.ts";
import { showPayment } from "#scripts/bitcoin/show-payment.ts";
import { readBytes } from "#scripts/command-line.ts";
import { runCommand, UsageError } from "#scripts/terminal.ts";

const usage = `npm run verify-proof -- FILE
  FILE                  a payment's proof, as \`npm run prove-payment\` or the page of a payout gives it`;

async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseLine(args);
  if (values.help) return console.log(usage);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError("Name one file with a proof.");
  const bytes = readBytes("FILE", path);
  if (bytes.length > MAX_PROOF_FILE_SIZE) throw new Error(`${path} is larger than any proof.`);
  const { proof, payment } = read(bytes);
  console.log(`${showPayment(payment, proof.network)}

The proof holds: the transaction is whole, it is in that block, each header follows the one before, and each has the work it claims.
Whoever made this up would have computed ${payment.work} hashes.
What a file alone cannot show is that its last block is on Bitcoin's heaviest chain. The relay knows: ask it for heightOf(${payment.anchorHash}),
or look up block ${displayHash(payment.anchorHash)} in an explorer or node that you trust${proof.network === "mainnet" ? "" : ` (${proof.network}: its bitcoins are worth nothing)`}.`);
}

function read(bytes: Uint8Array) {
  try {
    return readProofFile(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof BitcoinDataError)
      throw new Error(`The file proves nothing. ${error.message}`, { cause: error });
    throw error;
  }
}

function parseLine(args: string[]) {
  try {
    return parseArgs({ args, options: { help: { type: "boolean" } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

if (import.meta.main) await runCommand(usage, () => run(process.argv.slice(2)));
