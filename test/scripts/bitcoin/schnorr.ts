import { createHash } from "node:crypto";

// BIP 340's verification, written down as the BIP has it: OpenSSL does not know these signatures. Slow, and for tests alone.

type Point = { x: bigint; y: bigint } | undefined;

const p = 2n ** 256n - 2n ** 32n - 977n;
const n = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const g: Point = {
  x: 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  y: 0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
};

const mod = (value: bigint) => ((value % p) + p) % p;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(base), left = exponent; left > 0n; left >>= 1n, square = mod(square * square)) {
    if (left & 1n) result = mod(result * square);
  }
  return result;
}

function add(one: Point, other: Point): Point {
  if (!one || !other) return one ?? other;
  if (one.x === other.x && one.y !== other.y) return undefined;
  const slope =
    one.x === other.x
      ? 3n * one.x * one.x * power(2n * one.y, p - 2n)
      : (other.y - one.y) * power(other.x - one.x, p - 2n);
  const x = mod(slope * slope - one.x - other.x);
  return { x, y: mod(slope * (one.x - x) - one.y) };
}

function times(point: Point, factor: bigint): Point {
  let result: Point;
  for (let double = point, left = factor; left > 0n; left >>= 1n, double = add(double, double)) {
    if (left & 1n) result = add(result, double);
  }
  return result;
}

function liftX(x: bigint): Point {
  const square = mod(x ** 3n + 7n);
  const y = power(square, (p + 1n) / 4n);
  if (x >= p || mod(y * y) !== square) return undefined;
  return { x, y: y % 2n === 0n ? y : p - y };
}

const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

/** BIP 340: a hash that is of no use for anything else. */
export function taggedHash(tag: string, ...parts: Uint8Array[]): Uint8Array {
  const prefix = sha256(Buffer.from(tag));
  return sha256(prefix, prefix, ...parts);
}

/** `publicKey` of 32 bytes, `signature` of 64. */
export function isSchnorrSigned(message: Uint8Array, publicKey: Uint8Array, signature: Uint8Array): boolean {
  const [key, r, s] = [liftX(numberOf(publicKey)), signature.subarray(0, 32), numberOf(signature.subarray(32, 64))];
  if (!key || signature.length !== 64 || numberOf(r) >= p || s >= n) return false;
  const e = numberOf(taggedHash("BIP0340/challenge", r, publicKey, message)) % n;
  const point = add(times(g, s), times(key, n - e));
  return point !== undefined && point.y % 2n === 0n && point.x === numberOf(r);
}
