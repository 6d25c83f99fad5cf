import Link from "next/link";
import { ShortAddress } from "#app/_components/address.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Activity, ActivityKind } from "#queries/list-activity.ts";

const words: Record<ActivityKind, string> = {
  created: "Batch created",
  "rate set": "Price set",
  bought: "Slice bought",
  "given back": "Slice given back",
  "upfront released": "Upfront part released",
  payout: "Payout posted",
  "topped up": "Payout topped up",
  "proceeds collected": "Proceeds collected",
  claimed: "Claimed",
  refunded: "Refund claimed",
  transferred: "Slice transferred",
  split: "Slice split",
  merged: "Slices merged into",
  retired: "Slice retired",
  withdrawn: "Credit withdrawn",
  defaulted: "Default declared",
  "called off": "Batch cancelled",
  disputed: "Dispute opened",
  "dispute resolved": "Dispute resolved",
  "bond released": "Bond released",
};

/** The latest that happened, newest first. */
export function ActivityList({ activity, deployment }: { activity: Activity[]; deployment: Deployment }) {
  if (activity.length === 0) return null;
  return (
    <Section id="activity" title="Activity">
      <DataTable caption="Latest activity, newest first">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Account</th>
            <FigureHead>Amount</FigureHead>
            <th scope="col">Transaction</th>
          </tr>
        </thead>
        <tbody>
          {activity.map(({ kind, at, txHash, sliceId, account, amount, token, period }) => (
            <tr key={`${txHash} ${kind} ${sliceId} ${period}`}>
              <td className="figure whitespace-nowrap">{formatTime(at)}</td>
              <td className="whitespace-nowrap">
                {words[kind]}
                {period !== null && <span className="text-ink-2"> · period {period}</span>}
                {sliceId !== null && (
                  <>
                    {" "}
                    <Link className="link figure" href={`/slices/${sliceId}`}>
                      {sliceId.toString()}
                    </Link>
                  </>
                )}
              </td>
              <td>{account !== null && <ShortAddress address={account} />}</td>
              <FigureCell>
                {amount !== null && token !== null && formatToken(amount, tokenOf(deployment, token))}
              </FigureCell>
              <td>
                <Hash value={txHash} what="transaction" />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
