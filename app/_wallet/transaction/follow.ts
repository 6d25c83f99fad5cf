import { getBlock, getBlockNumber, getTransaction, getTransactionCount, getTransactionReceipt } from "wagmi/actions";
import type { WalletConfig } from "../machinery/config.ts";
import { judgePending, type SeenTransaction, type Sighting, type Verdict } from "./judge-pending.ts";
import type { SentTransaction } from "./plan.ts";

const longestSearch = 256n;

/** Looks at the chain until the transaction has an end, or a successor with the same purpose. RPC failures only delay it. */
export async function follow(
  config: WalletConfig,
  sent: SentTransaction,
  pause: () => Promise<void>,
): Promise<Exclude<Verdict, { is: "waiting" }>> {
  for (let missedLooks = 0; ; ) {
    const sighting = await look(config, sent, missedLooks).catch(() => undefined);
    if (sighting) {
      missedLooks = sighting.isKnown ? 0 : sighting.missedLooks + 1;
      const verdict = judgePending(sent, sighting);
      if (verdict.is !== "waiting") return verdict;
    }
    await pause();
  }
}

async function look(config: WalletConfig, sent: SentTransaction, missedLooks: number): Promise<Sighting> {
  // The count first: a receipt read after it cannot be missing for a transaction the count includes.
  const minedCount = await getTransactionCount(config, { address: sent.account });
  const receipt = await getTransactionReceipt(config, { hash: sent.hash }).catch(
    unlessAbsent("TransactionReceiptNotFoundError"),
  );
  if (receipt) {
    const { status, blockNumber } = receipt;
    return { receipt: { status, blockNumber }, isKnown: true, minedCount, missedLooks };
  }
  const known = await getTransaction(config, { hash: sent.hash }).catch(unlessAbsent("TransactionNotFoundError"));
  const substitute = minedCount > sent.nonce ? await findSubstitute(config, sent) : undefined;
  return { isKnown: known !== undefined, minedCount, missedLooks, ...(substitute ? { substitute } : {}) };
}

const unlessAbsent = (name: string) => (error: unknown) => {
  if (error instanceof Error && error.name === name) return undefined;
  throw error;
};

async function findSubstitute(config: WalletConfig, sent: SentTransaction): Promise<SeenTransaction | undefined> {
  const latest = await getBlockNumber(config, { cacheTime: 0 });
  const sentAt = BigInt(sent.sentAtBlock);
  const first = latest - sentAt > longestSearch ? latest - longestSearch : sentAt;
  for (let blockNumber = latest; blockNumber >= first; blockNumber--) {
    const block = await getBlock(config, { blockNumber, includeTransactions: true });
    const found = block.transactions.find(
      (candidate) => candidate.from.toLowerCase() === sent.account.toLowerCase() && candidate.nonce === sent.nonce,
    );
    if (found) return found;
  }
  return undefined;
}
