import { CopyButton } from "#app/_components/copy-button.tsx";
import { formatCount } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import type { ProvenPayment } from "#queries/find-payout-path.ts";
import { Hop } from "./hop.tsx";

/** The blocks that hold the payments, of which there is at least one. */
export function BlockHop({ payments }: { payments: ProvenPayment[] }) {
  const blocks = blocksOf(payments);
  return (
    <Hop
      id="block"
      title={blocks.length > 1 ? "The blocks" : "The block"}
      standing={{ text: "Checked by contract", tone: "good" }}
      supports="A branch of the block’s tree leads from each transaction to the block’s own header. The contract computed it."
      leaves="The exact moment of the payment. A block’s time is its miner’s, and may be off by up to two hours."
    >
      <ul className="space-y-2 text-xs">
        {blocks.map(({ blockHash, height, time, count }) => (
          <li key={blockHash}>
            <p>
              Block <span className="figure">{formatCount(height)}</span>, {formatTime(time)}
              {count > 1 && `, ${count} payments`}
            </p>
            <p className="figure break-all text-ink-2">
              {blockHash} <CopyButton text={blockHash} what={`hash of block ${height}`} />
            </p>
          </li>
        ))}
      </ul>
    </Hop>
  );
}

/** Each block once, in the payments' order, with how many of them it holds. */
function blocksOf(payments: ProvenPayment[]) {
  const blocks = new Map<string, ProvenPayment & { count: number }>();
  for (const payment of payments) {
    const count = (blocks.get(payment.blockHash)?.count ?? 0) + 1;
    blocks.set(payment.blockHash, { ...payment, count });
  }
  return [...blocks.values()];
}
