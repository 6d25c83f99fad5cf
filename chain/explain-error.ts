import { amountsOf } from "#chain/amounts.ts";
import type { Deployment } from "#chain/deployment.ts";
import { causesOf } from "#chain/errors/causes-of.ts";
import { explainRevert } from "#chain/errors/explain-revert.ts";
import { findRevert } from "#chain/errors/find-revert.ts";
import { pulledToken } from "#chain/errors/pulled-token.ts";
import { findWalletRule } from "#chain/errors/wallet-rules.ts";
import { type Explanation, never } from "#chain/reverts/explanation.ts";

/**
 * Whatever a call, a wallet or a node threw, as what happened, what to do and whether to try again. With the deployment, amounts
 * are written in its tokens. Never throws.
 */
export function explainError(error: unknown, deployment?: Deployment): Explanation {
  const causes = causesOf(error);
  const revert = findRevert(causes);
  if (revert !== undefined) return explainRevert(revert, amountsOf(deployment, pulledToken(causes, deployment)));
  const rule = findWalletRule(causes);
  if (rule !== undefined) return rule.explanation;
  if (causes.some(({ name, message }) => name === "ExecutionRevertedError" || /execution reverted/i.test(message))) {
    return never(
      "The contract refused, and the node does not say why.",
      "Reload to see the present state, and try again.",
    );
  }
  const said = (causes.find(({ message }) => message !== "")?.message ?? String(error)).split("\n", 1)[0]?.trim();
  return {
    what: said || "Something failed without saying what.",
    next: "Reload and try again. If it persists, please report these words.",
    retry: "now",
  };
}
