/** Whether two addresses are the same account; how they are written does not matter. */
export const isAccount = (account: string | undefined, other: string | null): boolean =>
  account !== undefined && other !== null && account.toLowerCase() === other.toLowerCase();
