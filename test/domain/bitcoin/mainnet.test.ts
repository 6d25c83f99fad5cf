import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { areEqual, fromHex, toHex } from "#domain/bitcoin/bytes.ts";
import { packHeaders, readCompactHeaders } from "#domain/bitcoin/compact-headers.ts";
import { displayHash, hashFromDisplay } from "#domain/bitcoin/hash.ts";
import { checkWork, readHeader } from "#domain/bitcoin/header.ts";
import { withoutWitnesses } from "#domain/bitcoin/split-transaction.ts";
import { verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";

// Real blocks. They are not ours to pass on: where they are not beside the project, their tests are skipped, and say so.
const folder = "../shared/data/btc";
const isAbsent = !existsSync(folder);
if (isAbsent) console.warn(`Tests on Bitcoin's own chain are skipped: there is no ${folder}.`);

type Shown = {
  txid: string;
  index: number;
  raw_tx: string;
  merkle_branch_le: string[];
  outputs: { n: number; value_sat: number; script: string }[];
  is_coinbase: boolean;
};
type Block = { hash: string; header: string; time: number } & Partial<Record<string, Shown | string | number>>;

describe.skipIf(isAbsent)("on Bitcoin's own chain", () => {
  test("every output of every transaction there is proves itself", () => {
    const { blocks } = JSON.parse(readFileSync(`${folder}/spv_min.json`, "utf8")) as { blocks: Block[] };
    let outputs = 0;
    for (const block of blocks) {
      const anchor = toHex(hashFromDisplay(block.hash, "hash"));
      for (const name of ["coinbase", "sample_tx", "sample_batch_tx"]) {
        const shown = block[name];
        if (typeof shown !== "object") continue;
        for (const { n, value_sat: sats, script } of shown.outputs) {
          if (sats === 0) continue;
          const payment = verifyPaymentProof({
            network: "mainnet",
            anchor,
            headers: `0x${block.header}`,
            branch: shown.merkle_branch_le.map((node) => `0x${node}` as const),
            index: shown.index,
            transaction: toHex(withoutWitnesses(fromHex(shown.raw_tx, "raw_tx"))),
            vout: n,
          });
          expect(payment.sats).toBe(BigInt(sats));
          expect(payment.script).toBe(`0x${script}`);
          expect(displayHash(payment.txid)).toBe(shown.txid);
          expect(payment).toMatchObject({
            isFreshlyMined: shown.is_coinbase,
            blockTime: block.time,
            blockHash: anchor,
          });
          outputs += 1;
        }
      }
    }
    console.info(`${outputs} outputs of ${blocks.length} real blocks proven`);
    expect(outputs).toBeGreaterThan(100);
  });

  test("8,065 headers in a row have their work, and come back from their compact form", () => {
    const all = Uint8Array.from(readFileSync(`${folder}/headers_822528_830592.bin`));
    const headers = Array.from({ length: all.length / 80 }, (_, i) => all.subarray(80 * i, 80 * i + 80));
    expect(headers.length).toBe(8_065);
    const compact = packHeaders(headers);
    expect(compact.length).toBe(80 + 48 * 8_064);
    const read = readCompactHeaders(compact);
    read.forEach(checkWork);
    expect(read.every(({ hash }, i) => areEqual(hash, readHeader(headers[i]!).hash))).toBe(true);
  });
});
