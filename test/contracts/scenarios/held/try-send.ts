import type { Address, TransactionReceipt } from "viem";
import type { At, LocalChain } from "#scripts/bench/local-chain.ts";

/**
 * Sends one transaction in a block of its own, a second after the last one: undefined where the contract refused it. Unlike a call
 * that is tried beforehand, a refusal then has a block too, and so a time.
 */
export async function trySend(
  { client, networkHelpers, walletOf, now }: LocalChain,
  from: Address,
  to: At,
  functionName: string,
  args: readonly unknown[],
): Promise<TransactionReceipt | undefined> {
  const at = (await now()) + 1n;
  await networkHelpers.time.setNextBlockTimestamp(at);
  const call = { ...to, functionName, args, account: from, chain: null, gas: 15_000_000n };
  try {
    return await client.waitForTransactionReceipt({ hash: await walletOf(from).writeContract(call) });
  } catch (error) {
    // Without a block it was never tried.
    if ((await now()) !== at) throw error;
    return undefined;
  }
}
