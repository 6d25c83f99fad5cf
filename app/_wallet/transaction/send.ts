import { encodeFunctionData } from "viem";
import { getBlockNumber, getTransaction, getTransactionCount, simulateContract, writeContract } from "wagmi/actions";
import type { Call } from "#chain/calls/call.ts";
import type { Machinery } from "../machinery/machinery.ts";
import type { Plan, SentTransaction } from "./plan.ts";

/** Runs the call without sending it. Throws the contract's own error where it would revert. */
export async function simulate({ config }: Machinery, account: `0x${string}`, call: Call): Promise<void> {
  await simulateContract(config, { ...call, account });
}

/** Asks the wallet to sign and send. Resolves once it did, with all that is needed to watch the transaction over a reload. */
export async function send(
  { config, settings }: Machinery,
  account: `0x${string}`,
  call: Call,
  about: Pick<Plan, "title" | "sentence" | "done"> & { step: SentTransaction["step"] },
): Promise<SentTransaction> {
  const [nextNonce, height] = await Promise.all([
    getTransactionCount(config, { address: account, blockTag: "pending" }),
    getBlockNumber(config, { cacheTime: 0 }),
  ]);
  const hash = await writeContract(config, { ...call, account, chainId: settings.chainId });
  const seen = await getTransaction(config, { hash }).catch(() => undefined);
  return {
    step: about.step,
    title: about.title,
    sentence: about.sentence,
    done: about.done,
    account,
    chainId: settings.chainId,
    hash,
    nonce: seen?.nonce ?? nextNonce,
    to: call.address,
    input: encodeFunctionData(call),
    sentAtBlock: height.toString(),
  };
}
