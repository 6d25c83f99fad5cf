import { type ErrorMessages, never, now } from "#chain/reverts/explanation.ts";
import { formatUtc } from "#domain/utc.ts";

/** The tokens that are paid with, and permits for them. */
export const tokenMessages = {
  ERC20InsufficientBalance: ([sender, balance, needed], { moved }) =>
    now(
      `${sender} holds ${moved(balance)}, and ${moved(needed)} are needed.`,
      `Add ${moved(needed - balance)} to that account, or choose a smaller amount.`,
    ),
  ERC20InsufficientAllowance: ([spender, allowance, needed], { moved }) =>
    now(
      `${spender} may take ${moved(allowance)}, and ${moved(needed)} are needed.`,
      `Approve exactly ${moved(needed)}, and try again.`,
    ),
  ERC20InvalidApprover: ([approver]) => never(`${approver} cannot approve anything.`, "Connect another account."),
  ERC20InvalidReceiver: ([receiver]) => now(`${receiver} cannot receive the token.`, "Enter another address."),
  ERC20InvalidSender: ([sender]) => never(`${sender} cannot send the token.`, "Connect another account."),
  ERC20InvalidSpender: ([spender]) => now(`${spender} cannot be approved.`, "Approve the CapacitySlices contract."),
  ERC2612ExpiredSignature: ([deadline]) =>
    now(`The signed permit was good until ${formatUtc(deadline)}.`, "Sign a new one."),
  ERC2612InvalidSigner: ([signer, owner]) =>
    now(`The permit was signed by ${signer}, not by ${owner}.`, "Sign with the account that pays."),
  InvalidAccountNonce: ([account, currentNonce]) =>
    now(`The permit of ${account} is out of date: its next number is ${currentNonce}.`, "Sign a new one."),
  ECDSAInvalidSignature: () => now("The signature is not valid.", "Sign again."),
  ECDSAInvalidSignatureLength: ([length]) => now(`A signature of ${length} bytes is not valid.`, "Sign again."),
  ECDSAInvalidSignatureS: () =>
    now("The signature is not in its canonical form.", "Sign again, with another wallet if it persists."),
  SafeERC20FailedOperation: ([token], { nameOf }) =>
    never(
      `A transfer was refused by ${nameOf(token)}.`,
      "Check the balance and the approval; the token's issuer may also have blocked an account or paused it.",
    ),
  TokenShortfall: ([token, expected, received], { of, nameOf }) =>
    never(
      `${of(token, expected)} were sent, and ${of(token, received)} arrived: ${nameOf(token)} takes a fee or changes balances.`,
      "Such tokens are refused. Use another one.",
    ),
} satisfies Partial<ErrorMessages>;
