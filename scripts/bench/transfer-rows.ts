import type { Address } from "viem";
import { batch, sliceId } from "#scripts/bench/batch.ts";
import { type GasRow, published, row } from "#scripts/bench/gas-row.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import { measureCollections } from "#scripts/bench/peers/collections.ts";
import { postedOf } from "#scripts/bench/posting-rows.ts";

const id = (serial: number) => sliceId(batch.plain, serial);

/** Transfers, which settle what a slice earned to whoever held it, beside those of collections that owe nobody anything. */
export async function measureTransfers(world: LocalWorld): Promise<GasRow[]> {
  const carl = world.account(5);
  const transfer = async (to: Address, serial: number) =>
    (await world.send(carl, world.slices, "transferFrom", [carl, to, id(serial)])).gasUsed;
  // Everything settled first, so that the next transfer finds nothing pending.
  await world.send(carl, world.slices, "claim", [[id(16), id(17), id(18)], carl]);
  await world.send(carl, world.slices, "claimRefund", [[id(16), id(17), id(18)], carl]);
  const nothing = await transfer(world.account(13), 16);
  await world.post(batch.plain, await postedOf(world, batch.plain));
  const cold = await transfer(world.account(14), 17);
  const warm = await transfer(world.account(14), 18);
  const refunds = await transfer(world.account(14), 19);
  const { openZeppelin, votes, votesDelegated, solady, erc721a } = await measureCollections(world);
  const sablier = published.sablierTransfer;
  return [
    row("transfer, nothing pending, to a new holder", nothing, 74_000, ["OpenZeppelin", openZeppelin.toNew]),
    row("transfer, pending, first credit, to a new holder", cold, 106_000, sablier),
    row("transfer, pending, to a holder, credit there", warm, 72_000, ["OpenZeppelin, same", openZeppelin.toHolder]),
    row("transfer, payout and refund pending", refunds, null, sablier),
    row("peer: OpenZeppelin transfer to a new holder", openZeppelin.toNew, null),
    row("peer: OpenZeppelin Votes, undelegated, same", votes.toNew, null),
    row("peer: OpenZeppelin Votes, both delegating, same", votesDelegated.toNew, null),
    row("peer: Solady transfer to a new holder", solady.toNew, null),
    row("peer: ERC721A transfer to a new holder", erc721a.toNew, null),
  ];
}
