/** Who is who among the accounts a local chain unlocks, by their place in its list. */
export const cast = {
  /** Deployed Lode, governs it, receives its fee. */
  admin: 0,
  /** Delta Mining: posts every day. */
  operator: 1,
  /** Cinder Works: stops posting. */
  failingOperator: 2,
  /** Has test USDC and nothing else. */
  investor: 3,
  /** Owns slices and has never claimed. */
  holder: 4,
  /** Declares the default: holds nothing of that batch. */
  stranger: 9,
  /** A mining pool that signs what it paid. */
  pool: 16,
  /** An independent party that signs what it found. */
  auditor: 17,
  /** Decides disputes about bonds. */
  arbiter: 18,
} as const;

/** USDC base units the investor starts with. */
export const investorUsdc = 50_000_000_000n;
