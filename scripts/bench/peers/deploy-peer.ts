import { readFileSync } from "node:fs";
import type { Abi, Hex } from "viem";
import type { At } from "#scripts/bench/local-chain.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";

const packages = new URL("../../../node_modules/", import.meta.url);

/** A contract as its own project compiled it. */
export interface Built {
  abi: Abi;
  bytecode: Hex;
}

/** Parses a JSON file that a package ships, e.g. "@sushiswap/core/artifacts/…/MasterChefV2.json". */
export function readShipped<Shape = Built>(path: string): Shape {
  return JSON.parse(readFileSync(new URL(path, packages), "utf8"));
}

/** Puts somebody else's contract, unchanged, on the chain of a world. */
export async function deployPeer(world: LocalWorld, { abi, bytecode }: Built, args: readonly unknown[]): Promise<At> {
  const hash = await world.walletOf(world.admin).deployContract({
    abi,
    bytecode,
    args,
    account: world.admin,
    chain: null,
  });
  const { contractAddress } = await world.client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error("the peer was not deployed");
  return { address: contractAddress, abi };
}
