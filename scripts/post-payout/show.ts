import type { Deployment } from "#chain/deployment.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { formatBaseUnits, formatBps, formatBtc } from "#domain/money.ts";
import { type Proposal, sliceShare } from "#evidence/propose-payout.ts";
import { formatDay } from "#evidence/utc-day.ts";
import type { Evidence } from "#scripts/post-payout/evidence.ts";
import type { Plan } from "#scripts/post-payout/plan.ts";
import type { BatchOnChain } from "#scripts/post-payout/read-batch.ts";

const headings = [
  "period",
  "day",
  "pool paid",
  "electricity",
  "service",
  "hosting",
  "fee",
  "to share",
  "delivered",
  "sats per unit",
];

/** Q64 base units per unit, four decimals, rounded down. */
function perUnit(proposal: Proposal): string {
  return formatBaseUnits((proposal.perUnit * 10_000n) >> 64n, 4, { minFraction: 4 });
}

function rowOf(proposal: Proposal): string[] {
  const { payout, hosting, span, grossSats, fee, net } = proposal;
  const count = (amount: bigint) => formatBaseUnits(amount, 0);
  return [
    String(payout.period),
    formatDay(span.start),
    formatBtc(grossSats),
    count(hosting?.electricitySats ?? 0n),
    count(hosting?.serviceSats ?? 0n),
    count(payout.hosting),
    count(fee),
    count(net),
    formatBps(payout.deliveredBps),
    perUnit(proposal),
  ];
}

/** Columns as wide as their widest cell, numbers to the right. */
function align(rows: string[][]): string {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")).join("\n");
}

/** What attesters signed, where the batch asks for it or somebody did. */
function signaturesOf({ evidenceRequired, attesterSet }: BatchOnChain, evidence: readonly Evidence[]): string[] {
  if (evidenceRequired === 0 && evidence.every(({ attestations }) => attestations.length === 0)) return [];
  const signers = [...new Set(evidence.flatMap(({ attestations }) => attestations.map(({ signer }) => signer)))];
  const levels = evidence.map(({ level }) => level);
  return [
    `Signed, of attester set ${attesterSet}, by ${signers.length === 0 ? "nobody yet" : signers.join(", ")}: level ${Math.min(...levels)}, required ${evidenceRequired}.`,
  ];
}

/** What a plan would post and what holders would get, for a person to read before signing. */
export function showPlan(
  deployment: Deployment,
  { batch, statement, proposals, evidence }: Plan,
  payer: "You pay" | "The operator pays" = "You pay",
): string {
  const total = proposals.reduce((sum, proposal) => sum + proposal.payout.gross, 0n);
  const holders = proposals.reduce((sum, proposal) => sum + proposal.holders, 0n);
  const hundred = proposals.reduce((sum, proposal) => sum + sliceShare(proposal, 100n), 0n);
  const token = (amount: bigint) => formatTokenAmount(deployment, batch.payoutToken, amount);
  const warnings = [
    ...statement.warnings,
    ...proposals.flatMap((proposal) =>
      proposal.warnings.map((warning) => `Period ${proposal.payout.period}: ${warning}`),
    ),
  ];
  return [
    `Batch ${batch.batchId}, ${batch.name}. Record of ${statement.pool}.`,
    "",
    align([headings, ...proposals.map(rowOf)]),
    "",
    `${payer} ${token(total)}; ${token(holders)} of it go to holders. A slice of 100 units gets ${token(hundred)}.`,
    `Evidence: keccak256 of the record, ${proposals[0]?.payout.evidenceHash ?? "none"}.`,
    ...signaturesOf(batch, evidence),
    ...warnings.map((warning) => `Note: ${warning}`),
  ].join("\n");
}
