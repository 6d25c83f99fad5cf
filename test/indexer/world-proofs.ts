import type { Address } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { bitcoinRelayAbi } from "#chain/abi/bitcoin-relay.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { payoutProofsAbi } from "#chain/abi/payout-proofs.ts";
import type { Deployment } from "#chain/deployment.ts";
import { concat, type Hex, toHex } from "#domain/bitcoin/bytes.ts";
import { hashFromDisplay } from "#domain/bitcoin/hash.ts";
import { branchOf } from "#domain/bitcoin/merkle.ts";
import { accountOf } from "#scripts/bitcoin/regtest/account.ts";
import { type Block, leavesOf } from "#scripts/bitcoin/regtest/block.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import type { Client, Send } from "./world.ts";

const hashOf = (block: Block): Hex => toHex(hashFromDisplay(block.hash, "A block"));

/** Verbs about a Bitcoin of the world's own, what the chain knows of it, and the escrow that waits for that. */
export function proofVerbs(deployment: Deployment, client: Client, operator: Address, send: Send) {
  const bitcoin = new RegtestChain();
  const relay = { address: deployment.bitcoinRelay, abi: bitcoinRelayAbi } as const;
  const proofs = { address: deployment.payoutProofs, abi: payoutProofsAbi } as const;
  const now = async () => Number((await client.getBlock()).timestamp);

  /** Tells the relay all it does not know yet, or no longer knows since the chain was reorganised. */
  const extendRelay = async (from: Address) => {
    const height = await client.readContract({ ...relay, functionName: "tipHeight" });
    const [last, ...news] = bitcoin.blocks.slice(Number(height)) as [Block, ...Block[]];
    if (news.length === 0) return;
    const headers = toHex(concat(...news.map(({ header }) => header)));
    const args = [hashOf(last), headers];
    await send(from, { ...relay, functionName: "extend", args });
  };
  /** One block now, the relay's next anchor, and enough on top of it. */
  const bury = async (from: Address, depth: number, to?: Uint8Array) => {
    bitcoin.setTime((await now()) - 1);
    const [block] = bitcoin.mine(1, { every: 1, ...(to && { to }) }) as [Block];
    await extendRelay(from);
    bitcoin.mine(depth - 1, { every: 1 });
    await extendRelay(from);
    return block;
  };
  const prove = (from: Address, block: Block, index: number) => {
    const proof = {
      anchor: hashOf(block),
      headers: toHex(block.header),
      branch: branchOf(leavesOf(block.transactions), index).map(toHex),
      index: BigInt(index),
      transaction: toHex(block.transactions[index]?.withoutWitness ?? new Uint8Array()),
      vout: 0n,
    };
    return send(from, { ...proofs, functionName: "prove", args: [proof] });
  };

  return {
    bitcoin,
    scriptOf: (name: string): Hex => toHex(accountOf(name).script),
    registerScript: (batchId: bigint, name: string) =>
      send(operator, {
        ...{ ...proofs, functionName: "registerScript" },
        args: [batchId, toHex(accountOf(name).script)],
      }),
    /** Pays `name` in a block of now, tells the relay, and proves it. */
    async payOnBitcoin(from: Address, name: string, sats: bigint) {
      if (bitcoin.tip.height === 0) {
        bitcoin.setTime((await now()) - 200);
        bitcoin.mine(101, { every: 1 });
      }
      const txid = bitcoin.pay([{ script: accountOf(name).script, sats }]);
      const block = await bury(from, 6);
      await prove(
        from,
        block,
        block.transactions.findIndex((transaction) => transaction.txid === txid),
      );
    },
    /** Mines a block straight to `name`, and proves it. */
    async mineOnBitcoin(from: Address, name: string) {
      const block = await bury(from, 100, accountOf(name).script);
      await prove(from, block, 0);
    },
    /** On regtest the epochs are not read. */
    settleHeld: (from: Address, batchId: bigint, periods: number) =>
      send(from, {
        ...{ address: deployment.batchManager, abi: batchManagerAbi, functionName: "settleHeld" },
        args: [batchId, Array.from({ length: periods }, () => 0)],
      }),
    accuse: (from: Address, batchId: bigint) =>
      send(from, { address: deployment.heldEscrow, abi: heldEscrowAbi, functionName: "accuse", args: [batchId] }),
    forfeitBond: (from: Address, batchId: bigint) =>
      send(from, {
        ...{ address: deployment.batchManager, abi: batchManagerAbi, functionName: "forfeitBond" },
        args: [batchId],
      }),
  };
}
