import Link from "next/link";
import { CsvLink } from "#app/_components/csv-link.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { Pager } from "#app/_components/pager.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatTime } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { OwnerPayout, OwnerPayoutKind } from "#queries/list-owner-payouts.ts";

const words: Record<OwnerPayoutKind, string> = {
  payout: "Earned by",
  "top-up": "Topped up for",
  "given back": "Given back for its price:",
  claimed: "Claimed from",
  refunded: "Refund claimed from",
  settled: "Credited from",
  "refund settled": "Refund credited from",
  credited: "Credited by",
  withdrawn: "Credit withdrawn",
};

type Props = {
  owner: `0x${string}`;
  history: OwnerPayout[];
  perPage: number;
  before: bigint | undefined;
  deployment: Deployment;
};

/** What happened to this account's money, newest first. Given one line more than a page shows. */
export function PaymentHistory({ owner, history, perPage, before, deployment }: Props) {
  const last = history[perPage - 1]?.position;
  const page = history.filter(({ position }, i) => i < perPage || position === last);
  const href = `/portfolio/${owner}`;
  return (
    <Section
      id="history"
      title="Payouts and claims"
      aside={page.length > 0 && <CsvLink href={`/api/v1${href}/payouts.csv`} what="payouts and claims" />}
    >
      {page.length === 0 ? (
        <Empty title="Nothing has been earned or claimed yet" />
      ) : (
        <DataTable caption="Payouts, claims and refunds of this account, newest first">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <FigureHead>Amount</FigureHead>
              <th scope="col">Transaction</th>
            </tr>
          </thead>
          <tbody>
            {page.map(({ kind, position, at, txHash, sliceId, batchId, period, token, amount }) => (
              <tr key={`${position} ${kind} ${sliceId}`}>
                <td className="figure whitespace-nowrap">{formatTime(at)}</td>
                <td className="whitespace-nowrap">
                  {words[kind]} <Source sliceId={sliceId} batchId={batchId} />
                  {period !== null && <span className="text-ink-2">, period {period}</span>}
                </td>
                <FigureCell>{formatToken(amount, tokenOf(deployment, token))}</FigureCell>
                <td>
                  <Hash value={txHash} what="transaction" />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <Pager
        name="payouts and claims"
        newest={before === undefined ? undefined : `${href}#history`}
        older={history.length > page.length ? `${href}?before=${page.at(-1)?.position}#history` : undefined}
      />
    </Section>
  );
}

/** One slice, or a batch where several of its slices or its operator are meant. */
function Source({ sliceId, batchId }: { sliceId: bigint | null; batchId: bigint | null }) {
  if (sliceId !== null) {
    return (
      <>
        slice{" "}
        <Link className="link figure" href={`/slices/${sliceId}`}>
          {sliceId.toString()}
        </Link>
      </>
    );
  }
  if (batchId === null) return null;
  return (
    <Link className="link" href={`/batches/${batchId}`}>
      batch {batchId.toString()}
    </Link>
  );
}
