import type { Address, PublicClient } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";

/** What each slice of an owner can still claim, in base units, in the order the slices were minted. */
export async function amountsOf(
  client: Pick<PublicClient, "readContract" | "getContractEvents">,
  capacitySlices: Address,
  owner: Address,
  view: "claimable" | "refundable",
): Promise<bigint[]> {
  const slices = { address: capacitySlices, abi: capacitySlicesAbi } as const;
  const idsOf = async (eventName: "SliceMinted" | "SliceRefunded") => {
    const logs = await client.getContractEvents({ ...slices, eventName, fromBlock: 0n, strict: true });
    return logs.map(({ args }) => args.id);
  };
  const givenBack = await idsOf("SliceRefunded");
  const amounts: bigint[] = [];
  for (const id of await idsOf("SliceMinted")) {
    if (givenBack.includes(id)) continue;
    const holder = await client.readContract({ ...slices, functionName: "ownerOf", args: [id] });
    if (holder === owner) amounts.push(await client.readContract({ ...slices, functionName: view, args: [id] }));
  }
  return amounts;
}
