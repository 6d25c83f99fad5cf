import type { Transaction } from "#prisma/client.ts";

type Hex = `0x${string}`;

/** What the database knows of Bitcoin, of what was proven, and of the escrow that waits for it. */
export async function readProofs(tx: Transaction, chainId: number) {
  const standings = await tx.$queryRaw<(Record<StandingName, string> & { batchId: bigint })[]>`
    SELECT a."batch_id" AS "batchId", a."proven_sats"::text AS "totalProvenSats", a."covered"::text, a."accused"::text,
      coalesce(extract(epoch FROM a."accused_until")::bigint, 0)::text AS "accusedUntil", a."first_held"::text AS "firstHeld",
      coalesce(r."base_units_per_sat", 0)::text AS "baseUnitsPerSat",
      CASE WHEN r."batch_id" IS NULL THEN 0 ELSE a."next_period" END::text AS "nextHeld",
      CASE WHEN r."batch_id" IS NULL THEN 0 ELSE a."gross_posted" + a."topped_up" END::text AS "posted"
    FROM "batch_account_now" a
    LEFT JOIN "proof_requirement" r ON r."chain_id" = a."chain_id" AND r."batch_id" = a."batch_id"
    WHERE a."chain_id" = ${chainId}`;
  const held = await tx.$queryRaw<StoredHeld[]>`
    SELECT h."batch_id" AS "batchId", h."period",
      CASE WHEN j."period" IS NULL THEN h."gross" ELSE 0 END::text AS "gross",
      CASE WHEN j."period" IS NULL THEN h."held_per_unit" ELSE 0 END::text AS "heldPerUnit",
      CASE WHEN j."period" IS NULL THEN extract(epoch FROM h."at")::bigint ELSE 0 END::text AS "postedAt"
    FROM "held_period" h
    LEFT JOIN "held_judgement" j ON j."chain_id" = h."chain_id" AND j."batch_id" = h."batch_id" AND j."period" = h."period"
    WHERE h."chain_id" = ${chainId}`;
  const periods = await tx.$queryRaw<{ batchId: bigint; period: number; sats: string }[]>`
    SELECT "batch_id" AS "batchId", "period", sum("sats")::text AS "sats" FROM "proven_payment"
    WHERE "chain_id" = ${chainId} GROUP BY "batch_id", "period"`;
  const scripts = await tx.$queryRaw<StoredScript[]>`
    SELECT s."batch_id" AS "batchId", s."script_hash" AS "scriptHash", extract(epoch FROM s."counts_from")::bigint::text AS "from",
      (SELECT coalesce(sum(p."sats"), 0) FROM "proven_payment" p WHERE p."chain_id" = s."chain_id"
        AND p."batch_id" = s."batch_id" AND p."script_hash" = s."script_hash")::text AS "provenSats"
    FROM "script" s WHERE s."chain_id" = ${chainId} ORDER BY s."position"`;
  const payments = await tx.$queryRaw<{ txid: Hex; vout: bigint }[]>`
    SELECT "txid", "vout" FROM "proven_payment" WHERE "chain_id" = ${chainId}`;
  const epochs = await tx.$queryRaw<{ epoch: bigint; nBits: string; start: string }[]>`
    SELECT DISTINCT ON ("epoch") "epoch", "n_bits"::text AS "nBits", extract(epoch FROM "start")::bigint::text AS "start"
    FROM "relay_epoch" WHERE "chain_id" = ${chainId} ORDER BY "epoch", "position" DESC`;
  const [tip] = await tx.$queryRaw<{ anchor: Hex; height: bigint }[]>`
    SELECT "anchor", "height" FROM "relay_extension" WHERE "chain_id" = ${chainId} ORDER BY "position" DESC LIMIT 1`;
  return { standings, held, periods, scripts, payments, epochs, tip };
}

type StandingName =
  | ("posted" | "covered" | "baseUnitsPerSat" | "firstHeld" | "nextHeld" | "accused" | "accusedUntil")
  | "totalProvenSats";
type StoredHeld = { batchId: bigint; period: number } & Record<"gross" | "heldPerUnit" | "postedAt", string>;
type StoredScript = { batchId: bigint; scriptHash: Hex } & Record<"from" | "provenSats", string>;

export type StoredProofs = Awaited<ReturnType<typeof readProofs>>;
