import { toHex } from "#domain/bitcoin/bytes.ts";
import { packHeaders } from "#domain/bitcoin/compact-headers.ts";
import { branchOf } from "#domain/bitcoin/merkle.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { accountOf, kinds } from "#scripts/bitcoin/regtest/account.ts";
import { leavesOf } from "#scripts/bitcoin/regtest/block.ts";
import type { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";
import { weighed } from "../random.ts";
import type { Happened } from "./bitcoin.ts";
import { hashOf, type RelayFeed } from "./relay-feed.ts";
import { trySend } from "./try-send.ts";

interface Payment {
  batchId: bigint;
  txid: string;
  vout: number;
  sats: bigint;
}

/** What happened, and the satoshis that were proven for the batch by it. */
type Event = [name: string, sats: bigint];

/** What a pool pays batches on a Bitcoin, what becomes of it there, and its proofs. */
export function createPayments(
  world: LocalWorld,
  bitcoin: RegtestChain,
  feed: RelayFeed,
  next: (below: number) => number,
) {
  const { operator, proofs, account, now } = world;
  const scripts = new Map<bigint, Uint8Array[]>();
  let unproven: Payment[] = [];
  const scriptOf = (batchId: bigint) =>
    scripts.get(batchId)?.[next(scripts.get(batchId)?.length ?? 1)] ?? new Uint8Array();

  async function register(batchId: bigint) {
    const known = scripts.get(batchId) ?? [];
    const { script } = accountOf(`batch ${batchId}, ${known.length}`, kinds[known.length % kinds.length]);
    if (await trySend(world, operator, proofs, "registerScript", [batchId, toHex(script)])) {
      scripts.set(batchId, [...known, script]);
    }
  }

  /** Blocks of this moment, told to the relay at once or with later ones. */
  async function mine(count: number, to?: Uint8Array) {
    bitcoin.setTime(Number(await now()) - 10);
    const blocks = bitcoin.mine(count, { every: 1, ...(to && { to }) });
    if (next(3) > 0) await feed.extend();
    return blocks;
  }

  /** In one transaction or two, or straight to the script by a block of its own. */
  async function pay(batchId: bigint, sats: bigint) {
    const freshly = next(3) === 0;
    if (freshly) {
      const [block] = await mine(1, scriptOf(batchId));
      const coinbase = block?.transactions[0];
      if (coinbase === undefined) return;
      unproven.push({ batchId, txid: coinbase.txid, vout: 0, sats: coinbase.parts.outputs[0]?.amount ?? 0n });
      return;
    }
    const half = sats / 2n;
    const parts = next(3) === 0 && half > 0n ? [half, sats - half] : [sats];
    const txid = bitcoin.pay(parts.map((part) => ({ script: scriptOf(batchId), sats: part })));
    for (const [vout, part] of parts.entries()) unproven.push({ batchId, txid, vout, sats: part });
    await mine(1 + next(3));
  }

  async function reorganise() {
    bitcoin.setTime(Number(await now()) - 10);
    bitcoin.reorganise(1 + next(4), { every: 1 });
    bitcoin.mine(1, { every: 1 });
    await feed.extend();
  }

  /** A proof that can be built is tried, whether there are enough blocks on the payment or not. */
  async function prove(batchId: bigint): Promise<Event> {
    const payment = unproven[next(unproven.length)];
    const found = payment && bitcoin.find(payment.txid);
    const anchor = found?.block && feed.anchorAbove(found.block.height);
    if (payment === undefined || found?.block === undefined || anchor === undefined) return ["nothing to prove", 0n];
    const { block, index, transaction } = found;
    const proof = {
      anchor: hashOf(anchor),
      headers: toHex(packHeaders(bitcoin.blocks.slice(block.height, anchor.height + 1).map(({ header }) => header))),
      branch: branchOf(leavesOf(block.transactions), index).map(toHex),
      index: BigInt(index),
      transaction: toHex(transaction.withoutWitness),
      vout: BigInt(payment.vout),
    };
    const accepted = (await trySend(world, account(5), proofs, "prove", [proof])) !== undefined;
    // What was paid too early or too late is never proven.
    if (accepted || next(8) === 0) unproven = unproven.filter((other) => other !== payment);
    if (!accepted) return ["refused proof", 0n];
    return [index === 0 ? "prove freshly mined" : "prove", payment.batchId === batchId ? payment.sats : 0n];
  }

  async function happen(batchId: bigint, missing: bigint): Promise<Event> {
    const waits = unproven.some((payment) => payment.batchId === batchId);
    const freshly = unproven.some(({ txid }) => bitcoin.find(txid)?.index === 0);
    const name = weighed(next, [
      [missing === 0n ? 0 : waits ? 1 : 12, "pay"],
      [4, "mine"],
      [freshly ? 1 : 0, "mine long"],
      [1, "reorganise"],
      [1, "register"],
      [8, "prove"],
    ] as const);
    if (name === "pay") await pay(batchId, missing);
    else if (name === "mine") await mine(1 + next(8));
    else if (name === "mine long") await mine(100);
    else if (name === "reorganise") await reorganise();
    else if (name === "register") await register(batchId);
    else return prove(batchId);
    return [name, 0n];
  }

  return {
    register,
    async step(batchId: bigint, missing: bigint): Promise<Happened> {
      const all: Event[] = [];
      for (let i = 0; i < 4; i++) all.push(await happen(batchId, missing));
      return { names: all.map(([name]) => name), sats: all.reduce((sum, [, sats]) => sum + sats, 0n) };
    },
  };
}
