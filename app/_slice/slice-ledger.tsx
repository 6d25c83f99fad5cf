import { ShortAddress } from "#app/_components/address.tsx";
import { Badge, type Tone } from "#app/_components/badge.tsx";
import { CsvLink } from "#app/_components/csv-link.tsx";
import { DataTable, FigureCell, FigureHead } from "#app/_components/data-table.tsx";
import { Empty } from "#app/_components/empty.tsx";
import { EvidenceBadge } from "#app/_components/evidence-badge.tsx";
import { Hash } from "#app/_components/hash.tsx";
import { Pager } from "#app/_components/pager.tsx";
import { PayoutLink } from "#app/_components/payout-link.tsx";
import { Section } from "#app/_components/section.tsx";
import { formatShare } from "#app/_format/count.ts";
import { formatDay } from "#app/_format/time.ts";
import { formatToken } from "#app/_format/token.ts";
import type { BatchMoney } from "#app/_format/token-of.ts";
import type { SliceDetail } from "#queries/find-slice.ts";
import type { SlicePayout } from "#queries/list-slice-payouts.ts";

const states: Record<SlicePayout["state"], { tone: Tone; text: string }> = {
  claimable: { tone: "ore", text: "Claimable" },
  claimed: { tone: "good", text: "Claimed" },
  credited: { tone: "calm", text: "Credited" },
};

type Props = {
  slice: SliceDetail;
  lines: SlicePayout[];
  perPage: number;
  before: bigint | undefined;
  money: BatchMoney;
};

/** One line per payout: what it earned this slice, for whom, and what became of it. Given one line more than a page shows. */
export function SliceLedger({ slice, lines, perPage, before, money }: Props) {
  const page = lines.slice(0, perPage);
  const oldest = page.at(-1)?.position;
  const href = `/slices/${slice.sliceId}`;
  return (
    <Section
      id="ledger"
      title="Payouts of this slice"
      lead="The lines sum to what the chain pays, to the base unit; fractions are carried from line to line. A period’s number leads to where its sats came from."
      aside={page.length > 0 && <CsvLink href={`/api/v1${href}/payouts.csv`} what="payouts" />}
    >
      {page.length === 0 ? (
        <Empty title={slice.ended === null ? "No payout since this slice began" : "No payout while this slice lived"}>
          {slice.ended === null && <p>The first line appears when the operator posts the next finished period.</p>}
        </Empty>
      ) : (
        <DataTable caption={`Payouts of slice ${slice.sliceId}, newest first`}>
          <thead>
            <tr>
              <FigureHead>Period</FigureHead>
              <th scope="col">Day</th>
              <FigureHead>Amount</FigureHead>
              <th scope="col">State</th>
              <th scope="col">For</th>
              <FigureHead>Delivered</FigureHead>
              <th scope="col">Transaction</th>
              <th scope="col">Evidence</th>
            </tr>
          </thead>
          <tbody>
            {page.map((line) => (
              <tr key={line.position}>
                <FigureCell>
                  {line.kind === "top-up" && <span className="mr-1.5 text-calm">top-up</span>}
                  <PayoutLink batchId={slice.batchId} period={line.period} slice={slice.sliceId} />
                </FigureCell>
                <td className="figure whitespace-nowrap">{formatDay(line.periodStart)}</td>
                <FigureCell>{formatToken(line.amount, money.payout)}</FigureCell>
                <td>
                  <Badge tone={states[line.state].tone}>{states[line.state].text}</Badge>
                </td>
                <td>
                  <ShortAddress address={line.owner} />
                </td>
                <FigureCell>{line.deliveredBps === null ? "–" : formatShare(line.deliveredBps)}</FigureCell>
                <td>
                  <Hash value={line.txHash} what={`transaction of period ${line.period}`} />
                </td>
                <td className="whitespace-nowrap">
                  {line.evidence !== null && <EvidenceBadge level={line.evidence} />}{" "}
                  <Hash value={line.evidenceHash} what={`evidence hash of period ${line.period}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <Pager
        name="payouts"
        newest={before === undefined ? undefined : `${href}#ledger`}
        older={lines.length > perPage ? `${href}?before=${oldest}#ledger` : undefined}
      />
    </Section>
  );
}
