import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import { displayHash, hashFromDisplay, hashOfScript } from "#domain/bitcoin/hash.ts";
import { splitTransaction } from "#domain/bitcoin/split-transaction.ts";
import type { Wanted } from "#evidence/bitcoin/build-proof.ts";
import { findPayments } from "#evidence/bitcoin/find-payments.ts";
import type { On } from "#scripts/bitcoin/plan-proofs.ts";
import { readScripts } from "#scripts/bitcoin/read-scripts.ts";

/** The outputs of a transaction that pay a registered script. */
export async function outputsOf({ client, deployment, source }: On, txid: string, block?: string): Promise<Wanted[]> {
  const hash = hashFromDisplay(txid, "--txid");
  const blockHash = block === undefined ? await source.blockOf(hash) : hashFromDisplay(block, "--block");
  const { outputs } = splitTransaction(await source.transaction(hash, blockHash));
  const all = outputs.map((output, vout) => ({ ...output, wanted: { txid, vout, block: displayHash(blockHash) } }));
  const registered = await Promise.all(
    all.map(async ({ script }) => {
      const { from } = await client.readContract({
        address: deployment.payoutProofs,
        abi: payoutProofsAbi,
        functionName: "scriptOf",
        args: [hashOfScript(script)],
      });
      return from !== 0;
    }),
  );
  return all.filter((_, i) => registered[i]).map(({ wanted }) => wanted);
}

/** Every payment to a batch's scripts in blocks of `since` (UTC seconds) or later. Throws where it has no script. */
export async function paymentsOf(
  { client, deployment, source }: On,
  batchId: bigint,
  since: number,
): Promise<Wanted[]> {
  const scripts = await readScripts(client, deployment, batchId);
  if (scripts.length === 0) {
    throw new Error(
      `Batch ${batchId} has no script. Its operator registers one with \`npm run register-script -- --batch ${batchId}\`.`,
    );
  }
  const counting = Math.max(since, Math.min(...scripts.map(({ from }) => from)));
  const all = scripts.map(({ script }) => script);
  const found = await findPayments(source, all, counting, await source.tipHeight());
  return found.map(({ txid, vout, blockHash }) => ({
    txid: displayHash(txid),
    vout,
    block: displayHash(blockHash),
  }));
}
