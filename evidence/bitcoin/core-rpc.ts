import * as z from "zod/mini";
import { readBlock } from "#domain/bitcoin/block.ts";
import { areEqual } from "#domain/bitcoin/bytes.ts";
import { displayHash, hashFromDisplay } from "#domain/bitcoin/hash.ts";
import { splitTransaction } from "#domain/bitcoin/split-transaction.ts";
import {
  type BlockSource,
  BlockSourceError,
  type FoundPayment,
  type Inclusion,
} from "#evidence/bitcoin/block-source.ts";
import { checkHeader, checkTransaction, hexBytes, readingFrom } from "#evidence/bitcoin/check-answer.ts";
import type { Endpoint } from "#evidence/bitcoin/endpoint.ts";
import { callNode, misc, NodeError, notFound, outOfRange } from "#evidence/bitcoin/json-rpc.ts";
import { readTxOutProof } from "#evidence/bitcoin/partial-merkle-tree.ts";
import { quoted } from "#evidence/bitcoin/read-answer.ts";
import { decimalToUnits } from "#evidence/decimal.ts";

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const digits = z.string().check(z.regex(/^(?:[0-9a-f]{2})+$/));
/** Numbers come as their source text. */
const wholeNumber = z.string().check(z.regex(/^\d{1,9}$/));
const verboseHeader = z.object({ height: wholeNumber, confirmations: z.string().check(z.regex(/^-?\d{1,9}$/)) });
const verboseTransaction = z.object({
  hex: digits,
  blockhash: z.optional(hash),
  vout: z.array(z.object({ value: z.string(), n: wholeNumber })).check(z.maxLength(100_000)),
});

/** A block is at most 4,000,000 bytes, two digits each. */
const maxBlockAnswer = 8_100_000;
/** A transaction with all that a node says of its parts. */
const maxTransactionAnswer = 40_000_000;

/** Bitcoin Core says that it has not found something; others may have no code for that. */
const isUnknown = (error: unknown) => error instanceof NodeError && [notFound, misc].includes(error.code);

/** A source that speaks Bitcoin Core's JSON-RPC: any node with the five standard methods, pruned or without an index where that is enough. */
export class CoreRpcSource implements BlockSource {
  readonly #endpoint: Endpoint;
  readonly name: string;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
    this.name = endpoint.name;
  }

  genesis(): Promise<Uint8Array> {
    return this.hashAt(0);
  }

  /** A block's confirmations count the blocks up to the tip. */
  async tipHeight(): Promise<number> {
    const { height, confirmations } = await this.#placeOf(await this.genesis());
    return height + confirmations - 1;
  }

  async hashAt(height: number): Promise<Uint8Array> {
    try {
      return this.#hash(await this.#call("getblockhash", [height], hash));
    } catch (error) {
      if (!(error instanceof NodeError && error.code === outOfRange)) throw error;
      throw new BlockSourceError(`${this.name} does not know a block of height ${height}.`);
    }
  }

  async headerOf(blockHash: Uint8Array): Promise<Uint8Array> {
    const bytes = hexBytes(this.name, await this.#call("getblockheader", [displayHash(blockHash), false], digits));
    checkHeader(this.name, bytes, blockHash);
    return bytes;
  }

  async heightOf(blockHash: Uint8Array): Promise<number> {
    const { height, confirmations } = await this.#placeOf(blockHash);
    if (confirmations > 0) return height;
    const shown = displayHash(blockHash);
    throw new BlockSourceError(
      `${this.name} says that block ${shown} is no longer on the heaviest chain. Look up its transactions again.`,
    );
  }

  async blockOf(txid: Uint8Array): Promise<Uint8Array> {
    const shown = displayHash(txid);
    try {
      const { blockhash } = await this.#verboseTransaction(shown);
      if (blockhash !== undefined) return this.#hash(blockhash);
      throw new BlockSourceError(
        `${this.name} says that transaction ${shown} is in no block yet. Try again when it is.`,
      );
    } catch (error) {
      if (!isUnknown(error)) throw error;
    }
    // A node without an index of all transactions finds those of which something is unspent.
    try {
      return (await this.#proofOf(txid)).header.hash;
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      throw new BlockSourceError(
        `${this.name} does not know transaction ${shown}. Say in which block it is (--block), or use a node with -txindex.`,
      );
    }
  }

  async transaction(txid: Uint8Array, blockHash: Uint8Array): Promise<Uint8Array> {
    const shown = await this.#verboseTransaction(displayHash(txid), displayHash(blockHash));
    const raw = checkTransaction(this.name, hexBytes(this.name, shown.hex), txid);
    this.#checkAmounts(raw, shown.vout);
    return raw;
  }

  async inclusionOf(txid: Uint8Array, blockHash: Uint8Array): Promise<Inclusion> {
    const { header, inclusion } = await this.#proofOf(txid, blockHash);
    if (areEqual(header.hash, blockHash)) return inclusion;
    throw new BlockSourceError(`${this.name} proves another block than ${displayHash(blockHash)}. Use another node.`);
  }

  async paymentsTo(scripts: readonly Uint8Array[], from: number, to: number): Promise<FoundPayment[]> {
    const found: FoundPayment[] = [];
    for (let height = from; height <= to; height++) {
      const blockHash = await this.hashAt(height);
      const answer = await this.#call("getblock", [displayHash(blockHash), 0], digits, maxBlockAnswer);
      const { header, transactions, txids } = readingFrom(this.name, () => readBlock(hexBytes(this.name, answer)));
      if (!areEqual(header.hash, blockHash))
        throw new BlockSourceError(`${this.name} gives another block than asked for.`);
      for (const [i, { outputs }] of transactions.entries()) {
        for (const [vout, { sats, script }] of outputs.entries()) {
          if (!scripts.some((wanted) => areEqual(wanted, script))) continue;
          found.push({ txid: txids[i] as Uint8Array, vout, sats, script, blockHash });
        }
      }
    }
    return found;
  }

  async #verboseTransaction(txid: string, block?: string): Promise<z.infer<typeof verboseTransaction>> {
    const ask = (...params: unknown[]) =>
      this.#call("getrawtransaction", [txid, true, ...params], verboseTransaction, maxTransactionAnswer);
    if (block === undefined) return ask();
    try {
      return await ask(block);
    } catch (error) {
      if (!(error instanceof NodeError && error.code === misc)) throw error;
      // A node that cannot be told the block has an index of all transactions, or has nothing to say.
      return ask();
    }
  }

  async #proofOf(txid: Uint8Array, blockHash?: Uint8Array) {
    const params = [[displayHash(txid)], ...(blockHash === undefined ? [] : [displayHash(blockHash)])];
    const answer = await this.#call("gettxoutproof", params, digits);
    return readingFrom(this.name, () => readTxOutProof(hexBytes(this.name, answer), txid));
  }

  async #placeOf(blockHash: Uint8Array): Promise<{ height: number; confirmations: number }> {
    const { height, confirmations } = await this.#call("getblockheader", [displayHash(blockHash), true], verboseHeader);
    return { height: Number(height), confirmations: Number(confirmations) };
  }

  /** The node's amounts, decimal bitcoins, must be those of the transaction itself. */
  #checkAmounts(raw: Uint8Array, vout: { value: string; n: string }[]): void {
    const { outputs } = readingFrom(this.name, () => splitTransaction(raw));
    const agree =
      vout.length === outputs.length &&
      vout.every(({ value, n }) => decimalToUnits(value, 8) === outputs[Number(n)]?.sats);
    if (!agree)
      throw new BlockSourceError(`${this.name} states other amounts than the transaction's bytes. Use another node.`);
  }

  async #call<T>(method: string, params: unknown[], shape: z.ZodMiniType<T>, maxBytes?: number): Promise<T> {
    const result = await callNode(this.#endpoint, method, params, maxBytes);
    const read = shape.safeParse(result);
    if (read.success) return read.data;
    const shown = quoted(JSON.stringify(result) ?? "nothing");
    throw new BlockSourceError(
      `${this.name} answers ${method} with ${shown}, which is none of Bitcoin Core's answers. Use another node.`,
    );
  }

  #hash(text: string): Uint8Array {
    return readingFrom(this.name, () => hashFromDisplay(text, "the hash"));
  }
}
