import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatBps } from "#domain/money.ts";
import { formatDuration, formatUtc } from "#domain/utc.ts";

const askAdmin = "Use the account that governs this deployment, or ask whoever holds it.";

/** Governing: settings, pauses and the access manager. */
export const governanceMessages = {
  FeeTooHigh: ([feeBps, max]) => now(`A fee of ${formatBps(feeBps)} cannot be set.`, `Set at most ${formatBps(max)}.`),
  PauseLengthOutOfRange: ([seconds, max]) =>
    now(
      `A pause of ${formatDuration(seconds)} cannot be made.`,
      `Pause for at least 1 second and at most ${formatDuration(max)}.`,
    ),
  PauseTooSoon: ([nowSeconds, allowedAt]) =>
    later(
      `The next pause may begin at ${formatUtc(allowedAt)}, and it is ${formatUtc(nowSeconds)}.`,
      "Wait until then: pauses cannot be strung together.",
    ),
  NotPaused: () => never("Nothing is paused.", "There is no pause to end."),
  NoSurplus: ([token, , owed], { of, nameOf }) =>
    never(
      `Of ${nameOf(token)} nothing is held beyond the ${of(token, owed)} that are owed.`,
      "There is nothing to recover.",
    ),
  LiabilitiesUncovered: ([token, held, owed], { of, nameOf }) =>
    never(
      `Afterwards only ${of(token, held)} would be left, and ${of(token, owed)} are owed in ${nameOf(token)}.`,
      "What is owed to somebody cannot be recovered.",
    ),
  AccessManagedUnauthorized: ([caller]) => never(`${caller} does not govern this deployment.`, askAdmin),
  AccessManagedRequiredDelay: ([caller, delay]) =>
    later(
      `${caller} may do this only ${formatDuration(delay)} after announcing it.`,
      "Schedule it in the access manager, and execute it after that.",
    ),
  AccessManagedInvalidAuthority: ([authority]) =>
    never(`${authority} is not a contract that can govern.`, "Name an access manager."),
  AccessManagerAlreadyScheduled: ([operationId]) =>
    later(
      `The operation ${operationId} is scheduled already.`,
      "Execute it when its delay has passed, or cancel it first.",
    ),
  AccessManagerNotScheduled: ([operationId]) =>
    now(`The operation ${operationId} is not scheduled.`, "Schedule it first."),
  AccessManagerNotReady: ([operationId]) =>
    later(`The delay of the operation ${operationId} has not passed.`, "Execute it later."),
  AccessManagerExpired: ([operationId]) => now(`The operation ${operationId} has expired.`, "Schedule it again."),
  AccessManagerLockedRole: ([roleId]) => never(`Role ${roleId} cannot be changed.`, "Choose another role."),
  AccessManagerLockedFunction: ([selector]) =>
    never(`The function ${selector} cannot be changed.`, "Choose another function."),
  AccessManagerBadConfirmation: () =>
    never("Somebody can only give up a role of their own.", "Connect the account that holds the role."),
  AccessManagerUnauthorizedAccount: ([account, roleId]) => never(`${account} does not hold role ${roleId}.`, askAdmin),
  AccessManagerUnauthorizedCall: ([caller, target, selector]) =>
    never(`${caller} may not call the function ${selector} of ${target}.`, askAdmin),
  AccessManagerUnauthorizedConsume: ([target]) =>
    never(`${target} may not use up a scheduled operation.`, "Execute it through the access manager."),
  AccessManagerUnauthorizedCancel: ([account, caller, target, selector]) =>
    never(`${account} may not cancel the call of ${selector} on ${target} that ${caller} scheduled.`, askAdmin),
  AccessManagerInvalidInitialAdmin: ([initialAdmin]) =>
    now(`${initialAdmin} cannot be the first administrator.`, "Name an account that somebody holds."),
} satisfies Partial<ErrorMessages>;
