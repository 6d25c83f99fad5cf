import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { claimAll, describeClaimAll } from "#chain/calls/claim-all.ts";
import { kindNames, type Takings } from "../claim/claimable.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Takes earnings, refunds and credit in one transaction, to their owner. */
export function claimPlan({ deployment }: WalletSettings, owner: `0x${string}`, takings: Takings): Plan {
  const args = { ...takings, to: owner };
  return {
    title: takings.claimIds.length === 1 && takings.amounts.length === 1 ? "Claim a payout" : "Claim everything",
    verb: "claim",
    sentence: describeClaimAll(args),
    lines: [
      ...takings.amounts.map(({ kind, token, amount }) => ({
        label: kindNames[kind],
        value: formatToken(amount, tokenOf(deployment, token)),
      })),
      { label: "Paid to", value: owner },
    ],
    call: claimAll(deployment, args),
    done: {
      sentence: "Paid out. What was posted in the meantime is included.",
      link: { href: `/portfolio/${owner}`, label: "See the portfolio" },
    },
  };
}
