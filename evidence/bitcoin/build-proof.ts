import { type Hex, toHex } from "#domain/bitcoin/bytes.ts";
import { MAX_HEADERS, packHeaders } from "#domain/bitcoin/compact-headers.ts";
import { displayHash, hashFromDisplay } from "#domain/bitcoin/hash.ts";
import { type PaymentProof, type ProvenPayment, verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { type BlockSource, BlockSourceError } from "#evidence/bitcoin/block-source.ts";
import { networkOf } from "#evidence/bitcoin/open-source.ts";

export type Anchor = { hash: Hex; height: number };

/** The relay's first anchor at or above a height, on its heaviest chain; undefined where it does not reach that far yet. */
export type FindAnchor = (height: number) => Promise<Anchor | undefined>;

/** A transaction, and the output in it that paid; the block where the source does not know it by itself. Hashes as people write them. */
export type Wanted = { txid: string; vout: number; block?: string | undefined };

export type BuiltProof = { proof: PaymentProof; payment: ProvenPayment; height: number };

/** The relay ends below the payment's block. */
export class RelayBehindError extends BlockSourceError {
  override name = "RelayBehindError";
}

/** Builds the proof of one output from what `source` shows, and verifies it. Throws BlockSourceError or BitcoinDataError. */
export async function buildProof(source: BlockSource, wanted: Wanted, findAnchor: FindAnchor): Promise<BuiltProof> {
  const txid = hashFromDisplay(wanted.txid, "The transaction's hash");
  const blockHash =
    wanted.block === undefined ? await source.blockOf(txid) : hashFromDisplay(wanted.block, "The block's hash");
  const height = await source.heightOf(blockHash);
  const anchor = await findAnchor(height);
  if (anchor === undefined) {
    throw new RelayBehindError(
      `The relay does not reach block ${height} yet, which holds ${wanted.txid}. Bring it the headers first: \`npm run extend-relay\`.`,
    );
  }
  const headers = await headersBetween(source, height, anchor.height);
  const [raw, { index, branch }, network] = await Promise.all([
    source.transaction(txid, blockHash),
    source.inclusionOf(txid, blockHash),
    networkOf(source),
  ]);
  const proof: PaymentProof = {
    network,
    anchor: anchor.hash,
    headers: toHex(packHeaders(headers)),
    branch: branch.map(toHex),
    index,
    transaction: toHex(raw),
    vout: wanted.vout,
  };
  const payment = verifyPaymentProof(proof);
  if (payment.blockHash !== toHex(blockHash)) {
    throw new BlockSourceError(
      `${source.name} moved on to another chain at block ${displayHash(blockHash)}. Try again.`,
    );
  }
  return { proof, payment, height };
}

/** Whole headers of the heights `from` to `to`. */
export async function headersBetween(source: BlockSource, from: number, to: number): Promise<Uint8Array[]> {
  if (to - from >= MAX_HEADERS) {
    throw new BlockSourceError(`From block ${from} to ${to} are more than ${MAX_HEADERS} headers: take fewer at once.`);
  }
  const headers: Uint8Array[] = [];
  for (let height = from; height <= to; height++) {
    headers.push(await source.headerOf(await source.hashAt(height)));
  }
  return headers;
}
