import { type Block, coinbaseOf, mineBlock } from "#scripts/bitcoin/regtest/block.ts";
import { subsidyAt } from "#scripts/bitcoin/regtest/network.ts";
import { type RegtestTransaction, readRaw } from "#scripts/bitcoin/regtest/transaction.ts";
import type { Story } from "./story.ts";

/** Blocks with all the work there is to be, upon the tip, each with one thing wrong in it. */
export function forgedBlocks({ chain, accounts }: Story): [what: string, block: Block][] {
  const [previous, height, time] = [chain.tip.hash, chain.tip.height + 1, chain.tip.time + 600];
  const blockOf = (others: RegtestTransaction[], { sats = subsidyAt(height), said = height } = {}) => {
    const coinbase = coinbaseOf({ height: said, branch: 9 }, { script: chain.miner.script, sats }, others);
    return mineBlock({ height, previous, time, transactions: [coinbase, ...others] });
  };
  const forged = accounts
    .filter(({ kind }) => kind !== "p2tr") // bcoin does not know this kind yet: it lets anybody spend it
    .map((account): [string, Block] => {
      const txid = chain.pay([{ script: chain.miner.script, sats: 1_000n }], [account]);
      const transaction = chain.find(txid)?.transaction;
      if (!transaction) throw new Error(`${txid} does not wait.`);
      return [`a forged signature of ${account.kind}`, blockOf([withOtherSignature(transaction)])];
    });
  return [
    ...forged,
    ["a sat too much for the miner", blockOf([], { sats: subsidyAt(height) + 1n })],
    ["the height of another block", blockOf([], { said: height + 1 })],
  ];
}

/** One bit of the signature's number is another one. */
function withOtherSignature({ raw, parts }: RegtestTransaction): RegtestTransaction {
  const script = parts.inputs[0]?.finalScriptSig ?? new Uint8Array();
  const signature = parts.witnesses?.[0]?.[0] ?? script.subarray(1);
  const at = Buffer.from(raw).indexOf(signature.subarray(0, 40));
  const forged = Uint8Array.from(raw);
  forged[at + 20] = (forged[at + 20] ?? 0) ^ 1;
  return readRaw(forged);
}
