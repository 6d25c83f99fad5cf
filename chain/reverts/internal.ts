import { type ErrorMessages, never, now } from "#chain/reverts/explanation.ts";

const report = "Nothing was changed. Please report it, with the transaction.";

/** What no user can cause through our calls: a wrong deployment, or a mistake of ours. */
export const internalMessages = {
  NotManager: ([caller]) =>
    never(`Only the batch manager may do this, not ${caller}.`, "Use the batch manager: it checks the rules first."),
  WrongWiring: ([slices, manager]) =>
    never(`The contract ${slices} belongs to another batch manager, ${manager}.`, "Deploy all of the contracts again."),
  NotTheManager: ([caller]) =>
    never(`Only the batch manager may do this, not ${caller}.`, "Use the batch manager: it checks the rules first."),
  WrongProofs: ([proofs, itsManager, itsRelay]) =>
    never(
      `The proofs ${proofs} belong to another batch manager, ${itsManager}, or read another relay, ${itsRelay}.`,
      "Deploy all of the contracts again.",
    ),
  ReentrancyGuardReentrantCall: () =>
    never(
      "A token or recipient called back in the middle of a payment, which is refused.",
      "Use another token or recipient.",
    ),
  SafeCastOverflowedUintDowncast: ([bits, value]) =>
    now(`The number ${value} does not fit into ${bits} bits.`, "Use smaller amounts."),
  FailedCall: () => never("A call inside the transaction failed without a reason.", report),
  AddressEmptyCode: ([target]) =>
    never(
      `There is no contract at ${target}.`,
      "Check that you are on the right chain and that Lode is deployed there.",
    ),
  InsufficientBalance: ([balance, needed]) =>
    never(`A contract holds ${balance} wei, and ${needed} are needed.`, report),
  InvalidShortString: () => never("A token's name cannot be read.", report),
  StringTooLong: ([text]) => never(`The text "${text}" is too long.`, "Use a shorter one."),
} satisfies Partial<ErrorMessages>;
