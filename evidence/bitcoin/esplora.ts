import { sha256 } from "@noble/hashes/sha2.js";
import * as z from "zod/mini";
import { areEqual, toHex } from "#domain/bitcoin/bytes.ts";
import { displayHash, hashFromDisplay } from "#domain/bitcoin/hash.ts";
import { splitTransaction } from "#domain/bitcoin/split-transaction.ts";
import {
  type BlockSource,
  BlockSourceError,
  type FoundPayment,
  type Inclusion,
} from "#evidence/bitcoin/block-source.ts";
import {
  checkHeader,
  checkInclusion,
  checkTransaction,
  hexBytes,
  readingFrom,
} from "#evidence/bitcoin/check-answer.ts";
import type { Endpoint } from "#evidence/bitcoin/endpoint.ts";
import { quoted, readAnswer } from "#evidence/bitcoin/read-answer.ts";

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const height = z.int().check(z.minimum(0));
const mined = z.object({ confirmed: z.literal(true), block_hash: hash, block_height: height });
const status = z.union([mined, z.object({ confirmed: z.literal(false) })]);
const merkleProof = z.object({ merkle: z.array(hash).check(z.maxLength(32)), pos: height });
const history = z.array(z.object({ txid: hash, status })).check(z.maxLength(1_000));
const blockStatus = z.object({ in_best_chain: z.boolean(), height: z.optional(height) });

/** Pages of one script's history that are read: 25 transactions each. */
const maxPages = 400;

/** A source that speaks the HTTP interface of Blockstream's Esplora, as its own and other explorers' servers do. */
export class EsploraSource implements BlockSource {
  readonly #endpoint: Endpoint;
  readonly name: string;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
    this.name = endpoint.name;
  }

  genesis(): Promise<Uint8Array> {
    return this.hashAt(0);
  }

  async tipHeight(): Promise<number> {
    return this.#json("/blocks/tip/height", height, "its tip");
  }

  async hashAt(at: number): Promise<Uint8Array> {
    return this.#hash(await this.#text(`/block-height/${at}`, `a block of height ${at}`));
  }

  async headerOf(blockHash: Uint8Array): Promise<Uint8Array> {
    const shown = displayHash(blockHash);
    const bytes = hexBytes(this.name, await this.#text(`/block/${shown}/header`, `block ${shown}`));
    checkHeader(this.name, bytes, blockHash);
    return bytes;
  }

  async heightOf(blockHash: Uint8Array): Promise<number> {
    const shown = displayHash(blockHash);
    const found = await this.#json(`/block/${shown}/status`, blockStatus, `block ${shown}`);
    if (found.in_best_chain && found.height !== undefined) return found.height;
    throw new BlockSourceError(
      `${this.name} says that block ${shown} is no longer on the heaviest chain. Look up its transactions again.`,
    );
  }

  async blockOf(txid: Uint8Array): Promise<Uint8Array> {
    const shown = displayHash(txid);
    const found = await this.#json(`/tx/${shown}/status`, status, `transaction ${shown}`);
    if (found.confirmed) return this.#hash(found.block_hash);
    throw new BlockSourceError(`${this.name} says that transaction ${shown} is in no block yet. Try again when it is.`);
  }

  async transaction(txid: Uint8Array): Promise<Uint8Array> {
    const shown = displayHash(txid);
    const { bytes } = await this.#ask(`/tx/${shown}/raw`, `transaction ${shown}`, 5_000_000);
    return checkTransaction(this.name, bytes, txid);
  }

  async inclusionOf(txid: Uint8Array, blockHash: Uint8Array): Promise<Inclusion> {
    const shown = displayHash(txid);
    const { merkle, pos } = await this.#json(`/tx/${shown}/merkle-proof`, merkleProof, `where ${shown} stands`);
    const inclusion = { index: pos, branch: merkle.map((node) => this.#hash(node)) };
    return checkInclusion(
      this.name,
      txid,
      inclusion,
      checkHeader(this.name, await this.headerOf(blockHash), blockHash),
    );
  }

  async paymentsTo(scripts: readonly Uint8Array[], from: number, to: number): Promise<FoundPayment[]> {
    const found: { at: number; payment: FoundPayment }[] = [];
    for (const script of scripts) {
      for (const { txid, at, blockHash } of await this.#historyOf(script, from, to)) {
        const raw = await this.transaction(txid);
        const { outputs } = readingFrom(this.name, () => splitTransaction(raw));
        for (const [vout, output] of outputs.entries()) {
          if (areEqual(output.script, script)) found.push({ at, payment: { txid, vout, ...output, blockHash } });
        }
      }
    }
    return found.sort((a, b) => a.at - b.at).map(({ payment }) => payment);
  }

  /** Mined transactions of a script's history, which comes newest first. */
  async #historyOf(script: Uint8Array, from: number, to: number) {
    const path = `/scripthash/${toHex(sha256(script)).slice(2)}/txs/chain`;
    const found: { txid: Uint8Array; at: number; blockHash: Uint8Array }[] = [];
    let last: string | undefined;
    for (let page = 0; page < maxPages; page++) {
      const transactions = await this.#json(
        last === undefined ? path : `${path}/${last}`,
        history,
        "a script's history",
      );
      for (const { txid, status } of transactions) {
        if (!status.confirmed || status.block_height < from || status.block_height > to) continue;
        found.push({ txid: this.#hash(txid), at: status.block_height, blockHash: this.#hash(status.block_hash) });
      }
      const oldest = transactions.at(-1);
      if (oldest === undefined || (oldest.status.confirmed && oldest.status.block_height < from)) return found;
      if (oldest.txid === last) break;
      last = oldest.txid;
    }
    throw new BlockSourceError(
      `${this.name} gives no end to a script's history. Prove its payments one by one, by --txid.`,
    );
  }

  async #ask(path: string, what: string, maxBytes?: number) {
    const answer = await readAnswer(this.#endpoint, { path, ...(maxBytes === undefined ? {} : { maxBytes }) });
    if (answer.status === 200) return answer;
    const said = quoted(new TextDecoder().decode(answer.bytes.subarray(0, 400)));
    if (answer.status === 404)
      throw new BlockSourceError(
        `${this.name} does not know ${what}. Check the number, and that it is of this network.`,
      );
    const next = answer.status === 429 || answer.status >= 500 ? "Trying again later may help." : "Check its address.";
    throw new BlockSourceError(`${this.name} answers HTTP ${answer.status} when asked for ${what}: ${said}. ${next}`);
  }

  async #text(path: string, what: string): Promise<string> {
    return new TextDecoder().decode((await this.#ask(path, what)).bytes).trim();
  }

  async #json<T>(path: string, shape: z.ZodMiniType<T>, what: string): Promise<T> {
    const text = await this.#text(path, what);
    try {
      return shape.parse(JSON.parse(text));
    } catch {
      throw new BlockSourceError(
        `${this.name} does not answer as Esplora does when asked for ${what}: ${quoted(text)}. Check its address.`,
      );
    }
  }

  #hash(text: string): Uint8Array {
    return readingFrom(this.name, () => hashFromDisplay(text, "the hash"));
  }
}
