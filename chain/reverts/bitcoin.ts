import { type ErrorMessages, later, never, now } from "#chain/reverts/explanation.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { formatUtc } from "#domain/utc.ts";

const buildAgain = "Build the proof again with `npm run prove-payment`.";
const readAgain = "Read the headers again from a Bitcoin node, and try with those.";
const extendAgain = "Extend the relay with `npm run extend-relay`, which begins at a block it knows.";

const bytes = (count: bigint) => `${formatBaseUnits(count, 0)} ${count === 1n ? "byte" : "bytes"}`;

/** Bitcoin's headers and transactions, and the relay that follows its chain. */
export const bitcoinMessages = {
  HeadersLength: ([length]) => now(`${bytes(length)} are no whole number of block headers.`, readAgain),
  HeaderUnlinked: ([index]) => now(`Header ${index} does not name the block before it.`, readAgain),
  TargetInvalid: ([nBits]) => never(`${nBits} is not how Bitcoin writes a target.`, readAgain),
  WorkMissing: ([index]) => never(`The hash of header ${index} does not meet its target.`, readAgain),
  LeafOutOfTree: ([index, depth]) => now(`A block's tree of ${depth} levels has no transaction ${index}.`, buildAgain),
  NodeRepeated: ([level]) =>
    never(`At level ${level} the tree pairs a node with itself on the wrong side.`, buildAgain),
  NodeIsTransaction: ([level]) =>
    never(`Level ${level} of the branch is a transaction of 64 bytes: what is below it may be made up.`, buildAgain),
  TransactionTruncated: ([length, wanted]) =>
    now(`The transaction ends after ${bytes(length)}, and ${bytes(wanted)} are needed.`, buildAgain),
  TransactionContinues: ([end, length]) =>
    now(`The transaction is over after ${bytes(end)}, and ${bytes(length)} were given.`, buildAgain),
  TransactionTooLarge: ([length, maximum]) =>
    never(
      `A transaction of ${bytes(length)} cannot be proven; at most ${bytes(maximum)} can.`,
      "Have the pool pay in a smaller transaction.",
    ),
  TransactionNodeSized: () =>
    never(
      "A transaction of 64 bytes cannot be told from two nodes of a block's tree, so none is believed.",
      "Have the pool pay in another transaction.",
    ),
  TransactionWithWitness: () =>
    now("The transaction was given with its witnesses.", "Give it without: its txid is the hash of that form."),
  TransactionWithoutInput: () => never("The transaction has no input.", buildAgain),
  SizeNotMinimal: ([position]) =>
    never(`At byte ${position} the transaction writes a size longer than Bitcoin does.`, buildAgain),
  TooManyParts: ([count, maximum]) =>
    never(
      `A transaction of ${formatBaseUnits(count, 0)} inputs or outputs cannot be proven; ${formatBaseUnits(maximum, 0)} can.`,
      "Have the pool pay in a smaller transaction.",
    ),
  OutputMissing: ([vout, count]) =>
    now(`The transaction has ${count} outputs, and no output ${vout}.`, "Name one of them, counted from 0."),
  SatsImpossible: ([vout, sats]) =>
    never(`Output ${vout} would carry ${formatBaseUnits(sats, 0)} satoshis, more than there can be.`, buildAgain),
  UnknownAnchor: () => now("The relay does not know the block that the headers follow.", extendAgain),
  AnchorTooDeep: ([height, tipHeight]) =>
    now(
      `Block ${height} is more than an epoch below the relay's last one, ${tipHeight}: nothing is built on it any more.`,
      extendAgain,
    ),
  BitsUnexpected: ([index, nBits, expected]) =>
    never(`Header ${index} claims the target ${nBits}, and its epoch has ${expected}.`, readAgain),
  TimeTooEarly: ([index, time]) =>
    never(
      `Header ${index}, of ${formatUtc(time)}, is not later than the median of the eleven blocks before it.`,
      readAgain,
    ),
  TimeTooLate: ([index, time, latest]) =>
    later(
      `Header ${index} is of ${formatUtc(time)}, and none after ${formatUtc(latest)} is believed yet.`,
      "Try it again later.",
    ),
  LessWork: ([work, known]) =>
    later(
      `These blocks carry ${formatBaseUnits(work, 0)} hashes of work, not more than the ${formatBaseUnits(known, 0)} of the chain the relay knows.`,
      "Wait for Bitcoin's next block, or look whether the relay is there already.",
    ),
  AnchorPassed: () => now("The headers run over a block that the relay knows already.", extendAgain),
  NotOnHeaviestChain: () =>
    now("The proof ends at a block that is not on the heaviest chain the relay knows.", buildAgain),
  NotFirstOfEpoch: ([height]) =>
    now(`Block ${height} is not the first of an epoch.`, "Begin the relay with one whose height 2,016 divides."),
} satisfies Partial<ErrorMessages>;
