import type { Database } from "#prisma/client.ts";
import type { EvidenceLevel } from "#queries/batch-summary.ts";
import { findAccusation } from "#queries/find-accusation.ts";
import type { Accusation } from "#queries/find-payout-path.ts";
import { fitsBigInt } from "#queries/fits-big-int.ts";

/** How a batch's proofs stand beside its postings. Amounts are payout-token base units. */
export type ProofStanding = {
  evidenceRequired: EvidenceLevel;
  /** Payout-token base units that a satoshi is worth; null below level 3, where proofs move no money. */
  baseUnitsPerSat: bigint | null;
  scripts: number;
  proofs: number;
  totalSats: bigint;
  /** Gross of all periods and top-ups. */
  posted: bigint;
  /** Gross of proven periods. */
  covered: bigint;
  /** Posted periods that wait for proofs: from `firstHeld` on. */
  heldPeriods: number;
  firstHeld: number;
  /** What waits in them for each unit sold; payment-token base units. */
  heldPerUnit: bigint;
  /** The newest. */
  accusation: Accusation | null;
};

type Amount = "baseUnitsPerSat" | "posted" | "covered" | "heldPerUnit";
type Row = Pick<ProofStanding, "evidenceRequired" | "scripts" | "proofs" | "totalSats" | "firstHeld"> &
  Record<Amount, string | null> & { nextPeriod: number };

/** Undefined where there is no such batch. */
export async function findProofStanding(
  db: Database,
  chainId: number,
  batchId: bigint,
): Promise<ProofStanding | undefined> {
  if (!fitsBigInt(batchId)) return undefined;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT b."evidence_required" AS "evidenceRequired", r."base_units_per_sat"::text AS "baseUnitsPerSat",
      (SELECT count(*)::int FROM "script" s WHERE s."chain_id" = b."chain_id" AND s."batch_id" = b."batch_id") AS "scripts",
      (SELECT count(*)::int FROM "proven_payment" p WHERE p."chain_id" = b."chain_id" AND p."batch_id" = b."batch_id") AS "proofs",
      a."proven_sats" AS "totalSats", (a."gross_posted" + a."topped_up")::text AS "posted", a."covered"::text,
      a."first_held" AS "firstHeld", a."next_period" AS "nextPeriod",
      (SELECT coalesce(sum(h."held_per_unit"), 0) FROM "held_period" h WHERE h."chain_id" = b."chain_id"
        AND h."batch_id" = b."batch_id" AND h."period" >= a."first_held")::text AS "heldPerUnit"
    FROM "batch" b
    JOIN "batch_account_now" a ON a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"
    LEFT JOIN "proof_requirement" r ON r."chain_id" = b."chain_id" AND r."batch_id" = b."batch_id"
    WHERE b."chain_id" = ${chainId} AND b."batch_id" = ${batchId}`;
  if (row === undefined) return undefined;
  const { nextPeriod, baseUnitsPerSat, ...standing } = row;
  const posted = BigInt(row.posted ?? 0);
  return {
    ...standing,
    posted,
    covered: BigInt(row.covered ?? 0),
    baseUnitsPerSat: baseUnitsPerSat === null ? null : BigInt(baseUnitsPerSat),
    heldPeriods: baseUnitsPerSat === null ? 0 : nextPeriod - standing.firstHeld,
    heldPerUnit: BigInt(row.heldPerUnit ?? 0),
    accusation: await findAccusation(db, chainId, batchId, posted),
  };
}
