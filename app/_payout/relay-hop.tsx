import { CopyButton } from "#app/_components/copy-button.tsx";
import { Term } from "#app/_components/term-list.tsx";
import { formatCount } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";
import { Hop } from "./hop.tsx";

/** The chain of headers that the relay contract follows, and how deep the payments lie in it. */
export function RelayHop({ path: { payments, relay } }: { path: PayoutPath }) {
  const newest = payments.at(-1);
  const isShown = newest !== undefined && relay !== null;
  return (
    <Hop
      id="relay"
      title="Bitcoin’s heaviest chain"
      standing={isShown ? { text: "Checked by contract", tone: "good" } : { text: "Not used", tone: "plain" }}
      supports={
        isShown
          ? "Headers lead from each payment’s block to a block of our relay contract, which checked the work, links and times of all headers since the block it was pinned to. To forge one, somebody would have to mine more than all of Bitcoin’s miners."
          : "Nothing in this payout rests on Bitcoin’s blocks."
      }
      leaves={
        isShown
          ? "That Bitcoin never takes these blocks back. It never did below six blocks; what was counted here is not undone."
          : "Nothing more than the steps above say."
      }
    >
      {relay !== null && (
        <dl className="space-y-1.5 text-xs">
          <Term name="The relay’s newest block">
            {formatCount(relay.tipHeight)}, known since {formatTime(relay.at)}
          </Term>
          {newest !== undefined && (
            <Term name="Blocks on the newest payment, its own included">
              {formatCount(relay.tipHeight >= newest.height ? relay.tipHeight - newest.height + 1n : 0n)}
            </Term>
          )}
          {relay.tip !== null && (
            <div>
              <dt className="text-ink-2">Its hash</dt>
              <dd className="figure break-all">
                {relay.tip} <CopyButton text={relay.tip} what="hash of the relay’s newest block" />
              </dd>
            </div>
          )}
        </dl>
      )}
    </Hop>
  );
}
