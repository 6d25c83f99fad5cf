import { concatHex, type Hex, numberToHex, toHex } from "viem";
import { packHeaders } from "#domain/bitcoin/compact-headers.ts";
import { doubleSha256, numberOfHash } from "#domain/bitcoin/hash.ts";
import { rootOfBranch } from "#domain/bitcoin/merkle.ts";

const REGTEST_BITS = 0x207fffff;
const EASIEST = 0x7fffffn << 232n;
const little = (number: number, size: number): Hex =>
  toHex(new Uint8Array(bytesOf(numberToHex(number, { size }))).reverse());
const bytesOf = (hex: Hex) => Uint8Array.from(Buffer.from(hex.slice(2), "hex"));

/** A transaction without witnesses: one input, and `outputs` outputs of which the first pays `sats` to `script`. */
function paying(script: Hex, sats: number, outputs: number, salt: number): Hex {
  const output = (amount: number, to: Hex): Hex =>
    concatHex([little(amount, 8), numberToHex((to.length - 2) / 2, { size: 1 }), to]);
  const others = Array.from({ length: outputs - 1 }, (_, i) => output(70_000 + i, `0x0014${"9d".repeat(20)}`));
  const input = concatHex([numberToHex(salt, { size: 1 }).padEnd(66, "b7") as Hex, "0x01000000", "0x00", "0xffffffff"]);
  const parts = [
    "0x02000000",
    "0x01",
    input,
    numberToHex(outputs, { size: 1 }),
    output(sats, script),
    ...others,
    "0x00000000",
  ] as const;
  return concatHex(parts);
}

function mine(previous: Uint8Array, root: Uint8Array, time: number): Uint8Array {
  for (let nonce = 0; ; nonce++) {
    const header = bytesOf(
      concatHex([
        "0x00000020",
        toHex(previous),
        toHex(root),
        little(time, 4),
        little(REGTEST_BITS, 4),
        little(nonce, 4),
      ]),
    );
    if (numberOfHash(doubleSha256(header)) <= EASIEST) return header;
  }
}

/** What a line of blocks shows: a payment in the first, `depth` levels below its root, and the blocks upon it. */
export interface BitcoinLine {
  proof: { anchor: Hex; headers: Hex; branch: Hex[]; index: bigint; transaction: Hex; vout: bigint };
  /** The headers whole, as the relay takes them. */
  headers: Hex;
}

/** Mines `count` blocks on `from`, the first with a payment to `script` as the second transaction of a full tree. */
export function mineLine(
  from: Hex,
  {
    script,
    sats,
    outputs,
    depth,
    count,
    time,
    salt,
  }: Record<"sats" | "outputs" | "depth" | "count" | "time" | "salt", number> & { script: Hex },
): BitcoinLine {
  const transaction = paying(script, sats, outputs, salt);
  const branch = Array.from({ length: depth }, (_, level) => new Uint8Array(32).fill(0xc1 + level));
  let [previous, root]: [Uint8Array, Uint8Array] = [
    bytesOf(from),
    rootOfBranch(doubleSha256(bytesOf(transaction)), 1, branch),
  ];
  const headers = Array.from({ length: count }, (_, i) => {
    const header = mine(previous, root, time + i * 600);
    [previous, root] = [doubleSha256(header), new Uint8Array(32).fill(0xa1 + i)];
    return header;
  });
  return {
    headers: concatHex(headers.map((header) => toHex(header))),
    proof: {
      anchor: toHex(previous),
      headers: toHex(packHeaders(headers)),
      branch: branch.map((node) => toHex(node)),
      index: 1n,
      transaction,
      vout: 0n,
    },
  };
}
