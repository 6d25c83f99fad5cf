import { formatCount } from "#app/_format/count.ts";
import { formatTime } from "#app/_format/time.ts";
import type { PayoutPath } from "#queries/find-payout-path.ts";
import { Hop } from "./hop.tsx";

/** Where the way ends for want of a proven payment. */
export function NoBlockHop({ relay }: Pick<PayoutPath, "relay">) {
  return (
    <Hop
      id="block"
      title="Bitcoin’s blocks"
      standing={{ text: "Not reached", tone: "plain" }}
      isGap
      supports="Nothing. Without a proven payment there is no block and no header to show."
      leaves="Anything about this payout. Whoever finds the pool’s payment to one of the batch’s scripts can prove it below."
    >
      {relay !== null && (
        <p className="text-ink-2 text-xs">
          Our relay contract knows Bitcoin up to block <span className="figure">{formatCount(relay.tipHeight)}</span>,
          since {formatTime(relay.at)}.
        </p>
      )}
    </Hop>
  );
}
