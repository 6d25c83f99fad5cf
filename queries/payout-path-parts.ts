import { PROOF_GRACE_SECONDS } from "#domain/held-escrow.ts";
import type { Database } from "#prisma/client.ts";
import type { BatchScript, HeldPart, ProvenPayment } from "#queries/find-payout-path.ts";

const mostPayments = 500;

type Period = { chainId: number; batchId: bigint; period: number };

export const bigOf = (value: { toFixed: (places: number) => string }): bigint => BigInt(value.toFixed(0));

/** A hash of Bitcoin as people write it, of the one the chain says. */
export const displayOf = (hash: string): string => Buffer.from(hash.slice(2), "hex").reverse().toString("hex");

/** What waits for proofs in one period, or waited; null where nothing ever did. */
export async function findHeldPart(
  db: Database,
  chainId: number,
  batchId: bigint,
  period: number,
): Promise<HeldPart | null> {
  const where = { chainId_batchId_period: { chainId, batchId, period } };
  const [held, judged] = await Promise.all([
    db.heldPeriod.findUnique({ where }),
    db.heldJudgement.findUnique({ where }),
  ]);
  if (held === null) return null;
  return {
    heldPerUnit: bigOf(held.heldPerUnit),
    postedAt: held.at,
    proofsDue: new Date(held.at.getTime() + PROOF_GRACE_SECONDS * 1000),
    judged: judged && {
      isProven: judged.isProven,
      releasePerUnit: bigOf(judged.releasePerUnit),
      refundPerUnit: bigOf(judged.refundPerUnit),
      released: bigOf(judged.released),
      refunded: bigOf(judged.refunded),
      txHash: judged.txHash as `0x${string}`,
      at: judged.at,
    },
  };
}

/** Proven in blocks of one period, oldest block first. */
export async function listPayments(db: Database, { chainId, batchId, period }: Period): Promise<ProvenPayment[]> {
  const [rows, scripts] = await Promise.all([
    db.provenPayment.findMany({
      where: { chainId, batchId, period },
      orderBy: [{ height: "asc" }, { position: "asc" }],
      take: mostPayments,
    }),
    db.script.findMany({ where: { chainId, batchId } }),
  ]);
  const scriptOf = new Map(scripts.map(({ scriptHash, script }) => [scriptHash, script]));
  return rows.map(({ chainId: _, batchId: __, ...row }) => ({
    ...row,
    txid: displayOf(row.txid),
    blockHash: displayOf(row.blockHash),
    scriptHash: row.scriptHash as `0x${string}`,
    script: (scriptOf.get(row.scriptHash) ?? "0x") as `0x${string}`,
    txHash: row.txHash as `0x${string}`,
  }));
}

/** The scripts of a batch in the order of their registration, with what was proven to pay each. */
export async function listScripts(db: Database, chainId: number, batchId: bigint): Promise<BatchScript[]> {
  const [scripts, sums] = await Promise.all([
    db.script.findMany({ where: { chainId, batchId }, orderBy: { position: "asc" } }),
    db.provenPayment.groupBy({ by: ["scriptHash"], where: { chainId, batchId }, _sum: { sats: true } }),
  ]);
  const provenOf = new Map(sums.map(({ scriptHash, _sum }) => [scriptHash, _sum.sats ?? 0n]));
  return scripts.map(({ script, scriptHash, countsFrom, txHash, at }) => ({
    script: script as `0x${string}`,
    scriptHash: scriptHash as `0x${string}`,
    from: countsFrom,
    provenSats: provenOf.get(scriptHash) ?? 0n,
    txHash: txHash as `0x${string}`,
    at,
  }));
}
