import { parseAbi } from "viem";
import type { At } from "#scripts/bench/local-chain.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";

const abi = parseAbi([
  "function mint(address to, uint256 id)",
  "function transferFrom(address from, address to, uint256 id) payable",
  "function delegate(address delegatee)",
]);

/** Gas of a transfer in bare collections, built here with our settings: to somebody who holds nothing yet, and to a holder. */
export async function measureCollections(world: LocalWorld) {
  const [from, to] = [world.account(6), world.account(15)];
  const measure = async (name: string, before: (peer: At) => Promise<void> = async () => {}) => {
    const peer: At = await world.deploy(`contracts/mocks/peers/${name}.sol/${name}`, abi);
    for (let id = 0n; id < 3n; id++) await world.send(from, peer, "mint", [from, id]);
    await before(peer);
    const transfer = async (id: bigint) =>
      Number((await world.send(from, peer, "transferFrom", [from, to, id])).gasUsed);
    return { toNew: await transfer(0n), toHolder: await transfer(1n) };
  };
  const delegate = async (peer: At) => {
    for (const who of [from, to]) await world.send(who, peer, "delegate", [who]);
  };
  return {
    openZeppelin: await measure("PeerOpenZeppelin"),
    votes: await measure("PeerVotes"),
    votesDelegated: await measure("PeerVotes", delegate),
    solady: await measure("PeerSolady"),
    erc721a: await measure("PeerErc721a"),
  };
}
