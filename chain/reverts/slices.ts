import { type ErrorMessages, never, now } from "#chain/reverts/explanation.ts";

/** Claiming, withdrawing and moving slices. */
export const sliceMessages = {
  NotOwnerNorApproved: ([caller, id, to]) =>
    never(
      `${caller} may not send the money of slice ${id} to ${to}: only its owner, or an account the owner approved, chooses where it goes.`,
      "Connect the owner's account, or pay out to the owner.",
    ),
  NothingToWithdraw: ([account, token], { nameOf }) =>
    never(
      `${account} has no credit in ${nameOf(token)}.`,
      "There is nothing to withdraw: reload to see the present amounts.",
    ),
  NoSlices: () => now("No slices were named.", "Choose at least one slice."),
  ZeroRecipient: () => now("The zero address cannot receive money.", "Enter the address that shall receive it."),
  ERC721NonexistentToken: ([id]) => never(`There is no slice ${id}.`, "Check its number."),
  ERC721IncorrectOwner: ([sender, id, owner]) =>
    never(`Slice ${id} belongs to ${owner}, not to ${sender}.`, "Reload to see who owns it now."),
  ERC721InsufficientApproval: ([operator, id]) =>
    never(`${operator} may not move slice ${id}.`, "Connect the owner's account, or have the owner approve this one."),
  ERC721InvalidReceiver: ([receiver]) =>
    now(
      `${receiver} cannot receive slices: it is the zero address, or a contract not made for them.`,
      "Choose another recipient, such as a wallet.",
    ),
  ERC721InvalidApprover: ([approver]) =>
    never(`${approver} may not give approvals for this slice.`, "Connect the owner's account."),
  ERC721InvalidOperator: ([operator]) => now(`${operator} cannot be approved.`, "Choose another account to approve."),
  ERC721InvalidOwner: ([owner]) => now(`${owner} cannot own slices.`, "Enter another address."),
  ERC721InvalidSender: ([sender]) => never(`Slices cannot come from ${sender}.`, "Reload and try again."),
} satisfies Partial<ErrorMessages>;
