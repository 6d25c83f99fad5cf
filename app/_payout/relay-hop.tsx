import { CopyButton } from "#app/_components/copy-button.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { formatCount } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import type { PayoutPath, ProvenPayment } from "#queries/find-payout-path.ts";
import { Hop } from "./hop.tsx";

type Props = { payments: ProvenPayment[]; relay: NonNullable<PayoutPath["relay"]> };

/** The chain of headers that the relay contract follows, and how deep the payments lie in it. */
export function RelayHop({ payments, relay: { tip, tipHeight, at } }: Props) {
  const newest = payments.at(-1);
  return (
    <Hop
      id="relay"
      title="Bitcoin’s heaviest chain"
      standing={{ text: "Checked by contract", tone: "good" }}
      supports="Headers lead from each payment’s block to a block of our relay contract, which checked the work, links and times of all headers since the block it was pinned to. To forge one, somebody would have to mine more than all of Bitcoin’s miners."
      leaves="That Bitcoin never takes these blocks back: a reorganisation deeper than six blocks is not undone here. And that the block the relay was pinned to was right, which anybody can look up."
    >
      <dl className="space-y-1.5 text-xs">
        <Figure name="The relay’s newest block">{formatCount(tipHeight)}</Figure>
        <Figure name="Known since">{formatTime(at)}</Figure>
        {newest !== undefined && (
          <Figure name="Blocks on the newest payment, its own included">
            {formatCount(tipHeight >= newest.height ? tipHeight - newest.height + 1n : 0n)}
          </Figure>
        )}
        {tip !== null && (
          <div>
            <dt className="text-ink-2">Its hash</dt>
            <dd className="figure break-all">
              {tip} <CopyButton text={tip} what="hash of the relay’s newest block" />
            </dd>
          </div>
        )}
      </dl>
    </Hop>
  );
}
