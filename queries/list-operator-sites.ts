import { getAddress } from "viem";
import type { Database } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { selectSites } from "#queries/select-sites.ts";
import type { SiteSummary } from "#queries/site-summary.ts";

/** The sites of one operator, by number. */
export function listOperatorSites(db: Database, chainId: number, operator: `0x${string}`): Promise<SiteSummary[]> {
  return selectSites(db, chainId, Prisma.sql`n."operator" = ${getAddress(operator)}`);
}
