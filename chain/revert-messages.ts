import { bitcoinMessages } from "#chain/reverts/bitcoin.ts";
import { coolingOffMessages } from "#chain/reverts/cooling-off.ts";
import { disputeMessages } from "#chain/reverts/disputes.ts";
import { evidenceMessages } from "#chain/reverts/evidence.ts";
import type { ErrorMessages } from "#chain/reverts/explanation.ts";
import { fleetMessages } from "#chain/reverts/fleet.ts";
import { governanceMessages } from "#chain/reverts/governance.ts";
import { heldMessages } from "#chain/reverts/held.ts";
import { holderMessages } from "#chain/reverts/holders.ts";
import { internalMessages } from "#chain/reverts/internal.ts";
import { marketMessages } from "#chain/reverts/market.ts";
import { payoutMessages } from "#chain/reverts/payouts.ts";
import { proofMessages } from "#chain/reverts/proofs.ts";
import { saleMessages } from "#chain/reverts/sale.ts";
import { sliceMessages } from "#chain/reverts/slices.ts";
import { termsMessages } from "#chain/reverts/terms.ts";
import { tokenMessages } from "#chain/reverts/tokens.ts";

export type { Amounts, ErrorName, Explanation } from "#chain/reverts/explanation.ts";

/** Every custom error of the contracts as a sentence, with the next step. Exhaustive: a new error does not compile without one. */
export const revertMessages: ErrorMessages = {
  ...saleMessages,
  ...coolingOffMessages,
  ...payoutMessages,
  ...evidenceMessages,
  ...proofMessages,
  ...heldMessages,
  ...bitcoinMessages,
  ...disputeMessages,
  ...fleetMessages,
  ...sliceMessages,
  ...holderMessages,
  ...termsMessages,
  ...tokenMessages,
  ...marketMessages,
  ...governanceMessages,
  ...internalMessages,
};
