import type { Cause } from "#chain/errors/causes-of.ts";
import { type Explanation, later, never, now } from "#chain/reverts/explanation.ts";

/** How to know a failure that no contract raised: by the error's name (viem, wagmi), its code (EIP-1193, JSON-RPC) or its words. */
export interface WalletRule {
  names?: readonly string[];
  codes?: readonly (number | string)[];
  words?: RegExp;
  explanation: Explanation;
}

/** The first that fits decides: what somebody did comes before what it caused. */
export const walletRules: readonly WalletRule[] = [
  {
    names: ["UserRejectedRequestError"],
    codes: [4001, "ACTION_REJECTED"],
    words: /user (rejected|denied|cancelled)|rejected by user/i,
    explanation: now("You rejected it in your wallet.", "Nothing was sent. Try again when you are ready."),
  },
  {
    names: ["ChainMismatchError", "ConnectorChainMismatchError"],
    explanation: now("Your wallet is on another chain.", "Switch it to the chain named here, and try again."),
  },
  {
    names: ["SwitchChainError", "SwitchChainNotSupportedError", "UnsupportedChainIdError", "ChainNotConfiguredError"],
    codes: [4902],
    explanation: now(
      "Your wallet did not switch to this chain.",
      "Add the chain to your wallet, or switch by hand, and try again.",
    ),
  },
  {
    names: ["ResourceUnavailableRpcError"],
    codes: [-32002],
    words: /already pending|request of type .* pending/i,
    explanation: now("Your wallet has a request open already.", "Open the wallet and answer that one first."),
  },
  {
    names: ["InsufficientFundsError"],
    codes: ["INSUFFICIENT_FUNDS"],
    words: /insufficient funds|enough funds|exceeds the balance of the account/i,
    explanation: now(
      "The account has too little of the chain's own coin to pay the network fee.",
      "Send it a little (ETH on most chains), and try again.",
    ),
  },
  {
    words: /replacement transaction underpriced|replacement fee too low/i,
    explanation: now(
      "Another transaction of this account with the same number waits already.",
      "Wait for that one, or raise the fee in your wallet.",
    ),
  },
  {
    words: /already known|known transaction/i,
    explanation: later("This very transaction was sent already.", "Wait until it is mined: do not send it again."),
  },
  {
    names: ["NonceTooLowError", "NonceTooHighError", "NonceMaxValueError"],
    codes: ["NONCE_EXPIRED"],
    words: /nonce too (low|high)/i,
    explanation: now(
      "Your wallet counts this account's transactions differently from the chain.",
      "Reset the account's activity in the wallet (common after a local chain started again), and try again.",
    ),
  },
  {
    names: ["IntrinsicGasTooLowError"],
    words: /out of gas|gas limit|intrinsic gas/i,
    explanation: now(
      "The transaction needs more gas than it was given.",
      "Try again, and leave the gas limit to the wallet.",
    ),
  },
  {
    names: ["FeeCapTooLowError", "TipAboveFeeCapError", "FeeCapTooHighError"],
    words: /max fee per gas less than|underpriced/i,
    explanation: now("The fee is too low for the chain at the moment.", "Try again, and leave the fee to the wallet."),
  },
  {
    names: ["WaitForTransactionReceiptTimeoutError", "TransactionReceiptNotFoundError", "TransactionNotFoundError"],
    explanation: later(
      "The transaction is not mined yet, or the chain has dropped it.",
      "Look for it in your wallet before you send it again.",
    ),
  },
  {
    names: ["ContractFunctionZeroDataError", "AbiDecodingZeroDataError"],
    explanation: never(
      "There is no contract of Lode at this address.",
      "Check the chain; a local chain that started again needs `npm run deploy`.",
    ),
  },
  {
    names: ["ProviderNotFoundError", "ConnectorNotFoundError"],
    explanation: now("That wallet is not there any more.", "Unlock or install it, reload the page, and connect again."),
  },
  {
    names: [
      "ConnectorNotConnectedError",
      "ConnectorAccountNotFoundError",
      "ConnectorUnavailableReconnectingError",
      "AccountNotFoundError",
      "UnauthorizedProviderError",
      "ProviderDisconnectedError",
      "ChainDisconnectedError",
    ],
    codes: [4100, 4900, 4901],
    explanation: now("Your wallet is not connected with this account.", "Connect it again, and choose the account."),
  },
  {
    names: ["UnsupportedProviderMethodError", "MethodNotSupportedRpcError", "MethodNotFoundRpcError"],
    codes: [4200, -32004, -32601],
    explanation: never("Your wallet or node cannot do this.", "Try another wallet, or update this one."),
  },
  {
    names: ["LimitExceededRpcError"],
    codes: [-32005, 429],
    words: /too many requests|rate limit/i,
    explanation: later("The chain's node refuses so many requests.", "Wait a minute, and try again."),
  },
  {
    names: ["HttpRequestError", "WebSocketRequestError", "SocketClosedError", "TimeoutError"],
    codes: ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT"],
    words: /failed to fetch|fetch failed|network ?error|load failed/i,
    explanation: later(
      "The chain's node does not answer.",
      "Check the connection, and that the node runs; then try again. Nothing was lost.",
    ),
  },
];

export function findWalletRule(causes: readonly Cause[]): WalletRule | undefined {
  return walletRules.find(({ names, codes, words }) =>
    causes.some(
      ({ name, code, message }) =>
        names?.includes(name) || codes?.some((known) => known === code) || (words?.test(message) ?? false),
    ),
  );
}
