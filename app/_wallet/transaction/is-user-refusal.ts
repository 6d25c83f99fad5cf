const refused = 4001;

/** Whether a wallet's error says that its user said no (EIP-1193), however deep it is wrapped. */
export function isUserRefusal(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 8) return false;
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: unknown };
  return code === refused || name === "UserRejectedRequestError" || isUserRefusal(cause, depth + 1);
}
