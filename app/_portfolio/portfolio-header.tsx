import { CopyButton } from "#app/_components/copy-button.tsx";
import { Stat } from "#app/_components/stat.tsx";
import { formatCounted } from "#app/_format/count.ts";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatHashrate } from "#domain/units.ts";
import type { Portfolio, TokenAmount } from "#queries/find-portfolio.ts";

/** Whose it is, in full, and the sums per token. */
export function PortfolioHeader({ portfolio, deployment }: { portfolio: Portfolio; deployment: Deployment }) {
  const hashrate = portfolio.slices.reduce((sum, { units, unitHashrate }) => sum + units * unitHashrate, 0n);
  const sums = (amounts: TokenAmount[]) =>
    amounts.length === 0
      ? "–"
      : amounts.map(({ token, amount }) => (
          <span key={token} className="block">
            {formatToken(amount, tokenOf(deployment, token))}
          </span>
        ));
  return (
    <header>
      <p className="label">Portfolio</p>
      <h1 className="figure mt-0.5 break-all font-medium text-base sm:text-xl">
        {portfolio.owner} <CopyButton text={portfolio.owner} what="address" />
      </h1>
      <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Stat name="Capacity" note={formatCounted(portfolio.slices.length, "slice")}>
          {hashrate === 0n ? "–" : formatHashrate(hashrate)}
        </Stat>
        <Stat name="Earned from slices">{sums(portfolio.earnedByToken)}</Stat>
        <Stat name="Claimable now">{sums(portfolio.claimableByToken)}</Stat>
        <Stat name="Paid for slices held">{sums(portfolio.costByToken)}</Stat>
      </dl>
    </header>
  );
}
