import { getAddress } from "viem";
import type { Database } from "#prisma/client.ts";

/** Whether others may claim for an account, as `findPortfolio` says, without the rest of it. */
export async function allowsKeeperClaims(db: Database, chainId: number, owner: `0x${string}`): Promise<boolean> {
  const last = await db.holderSetting.findFirst({
    where: { chainId, owner: getAddress(owner), setting: "keeper claims" },
    orderBy: { position: "desc" },
    select: { value: true },
  });
  return last?.value !== "forbidden";
}
