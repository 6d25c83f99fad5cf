import { createInterface } from "node:readline/promises";
import { BaseError, createPublicClient, http } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import { explainError } from "#chain/explain-error.ts";
import { networkOf } from "#chain/networks.ts";
import { readDeployment } from "#chain/read-deployment.ts";

/** The command line is wrong; the message says which part and how to write it. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A reader of the chain behind `rpcUrl`, and where Lode lives on it. */
export async function openDeployment(rpcUrl: string) {
  const transport = http(rpcUrl);
  const chainId = await createPublicClient({ transport }).getChainId();
  const client = createPublicClient({ chain: networkOf(chainId, rpcUrl), transport });
  return { client, deployment: readDeployment(chainId) };
}

/** Asks a person. Throws UsageError where nobody is at the terminal. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError("Nobody is at the terminal to confirm. Add --yes to sign without asking.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Does something with the deployment at hand, so that what the contracts refuse is said in amounts of its tokens. */
export async function explaining<T>(deployment: Deployment, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(sentenceOf(error, deployment), { cause: error });
  }
}

/** What to tell a person: our own sentences as they are; what a node or a contract threw, explained with the next step. */
function sentenceOf(error: unknown, deployment?: Deployment): string {
  if (error instanceof Error && !(error instanceof BaseError)) return error.message;
  const { what, next } = explainError(error, deployment);
  return `${what} ${next}`;
}

/** Runs a command to its end: a failure becomes a sentence on stderr and exit code 1, never a stack of calls. */
export async function runCommand(usage: string, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(sentenceOf(error));
    if (error instanceof UsageError) console.error(`\n${usage}`);
    process.exitCode = 1;
  }
}
