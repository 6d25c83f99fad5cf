import type { Revert } from "#chain/errors/find-revert.ts";
import { revertMessages } from "#chain/revert-messages.ts";
import { type Amounts, type Explanation, never } from "#chain/reverts/explanation.ts";

const unchanged = "Nothing was changed, and only the network fee is lost where the transaction was sent.";

/** A revert as a sentence, with the next step. */
export function explainRevert(revert: Revert, amounts: Amounts): Explanation {
  switch (revert.kind) {
    case "custom": {
      // The arguments come from the same entry of the ABI as the name: the type of one is that of the other.
      const message = revertMessages[revert.name] as (args: readonly unknown[], amounts: Amounts) => Explanation;
      return message(revert.args, amounts);
    }
    case "reason":
      return never(`The contract refused: ${revert.reason}`, unchanged);
    case "panic":
      return never(
        revert.code === 0x11n
          ? "The contract refused: a number became too large, or fell below 0."
          : `The contract stopped with panic code 0x${revert.code.toString(16)}.`,
        `${unchanged} Check the amounts; if they are right, please report it.`,
      );
    case "unknown":
      return never(
        `The contract refused, for a reason Lode does not know (${revert.data.slice(0, 10)}).`,
        `${unchanged} Check that you are on the right chain; a token with its own rules may have refused, too.`,
      );
  }
}
