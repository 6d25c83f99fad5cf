import { type Hex, hexToBytes, sha256 } from "viem";
import { isLocal } from "#chain/networks.ts";

/** The Bitcoin block that a relay begins with: everything else about it follows from its header. */
export interface BitcoinPin {
  /** The first of an epoch: a multiple of 2,016. */
  height: number;
  /** 80 bytes. */
  header: Hex;
  network: keyof typeof rules;
}

/** The first block of the epoch of late 2023; `--bitcoin-checkpoint` names a newer one. */
const mainnet: BitcoinPin = {
  height: 822_528,
  header:
    "0x00e0ff3f82f7aacf60fac3873b0beade61d0701639090ae5f47800000000000000000000acbc1b3381c671b2b7753bb2252d3ebd6900486ec8153ceb10e954a86e3f9e1468788665b3e80317f5171649",
  network: "mainnet",
};

/** The first block of every regression-test network. */
const regtest: BitcoinPin = {
  height: 0,
  header:
    "0x0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4adae5494dffff7f2002000000",
  network: "regtest",
};

/** Where the relay of a chain begins: a local chain follows a Bitcoin of its own. */
export function pinOf(chainId: number): BitcoinPin {
  return isLocal(chainId) ? regtest : mainnet;
}

/** Each network's largest target, and whether it ever changes. */
const rules = {
  mainnet: { easiest: 0xffffn << 208n, retargets: true },
  regtest: { easiest: 0x7fffffn << 232n, retargets: false },
};

/** What BitcoinRelay is constructed with: hash, height, nBits, time, the largest target, and whether it changes. */
export function relayArgs({ height, header, network }: BitcoinPin): readonly unknown[] {
  const { easiest, retargets } = rules[network];
  return [sha256(sha256(header)), height, numberAt(header, 72), numberAt(header, 68), easiest, retargets];
}

function numberAt(header: Hex, place: number): number {
  const { buffer, byteOffset } = hexToBytes(header);
  return new DataView(buffer, byteOffset).getUint32(place, true);
}
