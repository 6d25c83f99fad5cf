"use client";
import { formatToken } from "#app/_format/token.ts";
import { tokenOf } from "#app/_format/token-of.ts";
import { type ClaimablePortfolio, isNothing, kindNames, takingsOf } from "./claim/claimable.ts";
import { isAccount } from "./is-account.ts";
import { useSettings } from "./settings.tsx";
import { SignButton } from "./sign-button.tsx";
import { useSign } from "./use-sign.ts";

export type { ClaimablePortfolio };

/** Claims all that a portfolio can be paid, in one transaction. Anybody may pay the fee; the money goes to the owner. */
export function ClaimPanel({ portfolio }: { portfolio: ClaimablePortfolio & { keeperClaims: boolean } }) {
  const { deployment } = useSettings();
  const signer = useSign();
  const takings = takingsOf(portfolio, signer.account);
  const isOther = signer.account !== undefined && !isAccount(signer.account, portfolio.owner);
  const mayNot = isOther && !portfolio.keeperClaims;
  const onSign = () => void signer.sign((plans, settings) => plans.claim(settings, portfolio.owner, takings));
  return (
    <section aria-labelledby="claim-title" className="card p-4 sm:p-5" data-testid="claim-panel">
      <h2 id="claim-title" className="font-semibold text-base">
        Ready to claim
      </h2>
      {takings.amounts.length === 0 ? (
        <p className="mt-2 text-ink-2">
          {isNothing(takingsOf(portfolio, undefined))
            ? "Nothing at the moment. Payouts appear here as operators post them; they wait for as long as you like."
            : "What is left is credit, which its owner alone can withdraw."}
        </p>
      ) : (
        <>
          <dl className="mt-3 grid gap-3">
            {takings.amounts.map(({ kind, token, amount }) => (
              <div key={`${kind} ${token}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <dt className="text-ink-2">{kindNames[kind]}</dt>
                <dd className="figure text-lg" data-testid={`claim-${kind}`}>
                  {formatToken(amount, tokenOf(deployment, token))}
                </dd>
              </div>
            ))}
          </dl>
          {!mayNot && (
            <div className="mt-4">
              <SignButton signer={signer} label="Claim everything" onSign={onSign} testId="claim-all" />
            </div>
          )}
          <p className="label mt-2">
            {mayNot
              ? "The owner of these slices lets nobody else claim for them."
              : isOther
                ? "You pay the network fee, and the money goes to the owner of these slices. Credit is left for the owner."
                : "One transaction for all slices. Its fee hardly depends on how many payouts have gathered, so claim when it is worth it: nothing expires."}
          </p>
        </>
      )}
    </section>
  );
}
