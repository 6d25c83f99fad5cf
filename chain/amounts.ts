import type { Address } from "viem";
import type { Deployment } from "#chain/deployment.ts";
import type { Amounts } from "#chain/reverts/explanation.ts";
import { findToken, formatTokenAmount } from "#chain/tokens.ts";
import { formatBaseUnits } from "#domain/money.ts";

const baseUnits = (amount: bigint) => `${formatBaseUnits(amount, 0)} base units`;

const inBaseUnits: Amounts = {
  payment: baseUnits,
  payout: baseUnits,
  of: (token, amount) => `${baseUnits(amount)} of ${token}`,
  moved: (amount) => `${baseUnits(amount)} of the token`,
  nameOf: (token) => `the token ${token}`,
};

/** How the messages write amounts: as "108.00 USDC" where deployment and token are known, else as base units. */
export function amountsOf(deployment: Deployment | undefined, movedToken?: Address): Amounts {
  if (deployment === undefined) return inBaseUnits;
  const of = (token: Address, amount: bigint) => formatTokenAmount(deployment, token, amount);
  return {
    payment: (amount) => of(deployment.tokens.usdc, amount),
    payout: (amount) => of(deployment.tokens.wbtc, amount),
    of,
    moved: movedToken === undefined ? inBaseUnits.moved : (amount) => of(movedToken, amount),
    nameOf: (token) => findToken(deployment, token)?.symbol ?? inBaseUnits.nameOf(token),
  };
}
