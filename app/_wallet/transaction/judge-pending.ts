type Hash = `0x${string}`;

/** A transaction as the chain shows it. */
export type SeenTransaction = { hash: Hash; from: string; to: string | null; value: bigint; input: string };

/** What one look at the chain found about a transaction that was sent and has no known end. */
export type Sighting = {
  /** Its receipt, when it has one. */
  receipt?: { status: "success" | "reverted"; blockNumber: bigint };
  /** The node still has it, mined or waiting. */
  isKnown: boolean;
  /** Transactions of the account that are mined. */
  minedCount: number;
  /** The mined transaction that used its nonce, when it was found. */
  substitute?: SeenTransaction;
  /** Looks in a row in which the node did not have it. */
  missedLooks: number;
};

export type Verdict =
  | { is: "waiting" }
  | { is: "mined"; blockNumber: bigint }
  | { is: "reverted"; blockNumber: bigint }
  | { is: "repriced"; hash: Hash }
  | { is: "cancelled"; by: Hash }
  | { is: "replaced"; by?: Hash }
  | { is: "dropped" };

/** So many looks without a trace, and the transaction counts as dropped. */
export const LOOKS_UNTIL_DROPPED = 20;

/** What became of a transaction with `nonce`. Read `minedCount` before `receipt`, or a mined one may look replaced. */
export function judgePending(sent: { nonce: number; to: string | null; input: string }, sighting: Sighting): Verdict {
  const { receipt, substitute } = sighting;
  if (receipt !== undefined)
    return { is: receipt.status === "success" ? "mined" : "reverted", blockNumber: receipt.blockNumber };
  if (sighting.minedCount > sent.nonce) {
    if (substitute === undefined) return { is: "replaced" };
    const sameTarget = substitute.to?.toLowerCase() === sent.to?.toLowerCase();
    if (sameTarget && substitute.input === sent.input) return { is: "repriced", hash: substitute.hash };
    const toItself = substitute.to?.toLowerCase() === substitute.from.toLowerCase();
    if (toItself && substitute.value === 0n) return { is: "cancelled", by: substitute.hash };
    return { is: "replaced", by: substitute.hash };
  }
  if (!sighting.isKnown && sighting.missedLooks >= LOOKS_UNTIL_DROPPED) return { is: "dropped" };
  return { is: "waiting" };
}
