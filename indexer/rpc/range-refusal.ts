/**
 * What providers say when eth_getLogs asks for too much, in their own words (test/indexer-rpc/range-refusal.test.ts has them whole). Learnt from
 * @ponder/utils' getLogsRetryHelper, graph-node, reth, and issues where users quote their provider.
 */
const NUMBER = String.raw`(\d[\d,.]*k?)`;

/** "This range should work": Alchemy, Infura, zkSync; reth and LlamaRPC write it in decimals. */
const ranges = [
  /block range(?: should work:)? \[\s*(0x[0-9a-f]+),\s*(0x[0-9a-f]+)\s*\]/i,
  /with the range (\d+)-(\d+)/i,
];

/** "At most so many blocks". */
const counts = [
  `up to an? ${NUMBER} block range`, // Alchemy, Aurora
  `range \\d+ exceeds limit of ${NUMBER}`, // Infura
  `limited to (?:an? )?(?:0 - )?${NUMBER}(?: blocks?)?(?: range)?`, // QuickNode, Base, Blast, BlockPI, 1RPC, OMNIA
  `exceed(?:s|ed)? max(?:imum)?(?: allowed)?(?: block)? range:? ${NUMBER}`, // publicnode, NodeReal, Hyperliquid, Tron
  `max(?:imum)?(?: block)? range:? ${NUMBER}`, // Cloudflare, publicnode
  `ranges over ${NUMBER} blocks`, // dRPC
  `limit the query to at most ${NUMBER} blocks`, // Coinbase
  `maximum is set to ${NUMBER}`, // Avalanche
  `number of requested blocks is ${NUMBER}`, // thirdweb
  `allowed for your plan \\(\\d+ > ${NUMBER}\\)`, // Blast
  `(?:too wide|too large),? \\(?max(?:imum)?(?: is)? ${NUMBER}`, // Moonbeam, Merkle
  `must not exceed ${NUMBER} blocks`, // BlockRazor
  `block range (?:exceeds|greater than) ${NUMBER}`, // Somnia, Swell
  `blocks distance: ${NUMBER}`, // Ankr
  `must be smaller than size ${NUMBER}`, // Harmony
].map((pattern) => new RegExp(pattern, "i"));

/** "Too much", without saying how much is not. */
const words = new RegExp(
  [
    "range (?:is )?too (?:wide|large|big)", // Ankr, Base, Monad, Optimism
    "block range limit exceeded", // Chainstack
    "range threshold exceeded|exceeded max allowed", // Valtitude, eRPC
    "no backend is currently healthy to serve traffic", // Base, when a query was too heavy for each of its nodes
    "response (?:is )?too (?:large|big)|response size", // Optimism, Alchemy, 1RPC, geth
    "more than [\\d,]+k? (?:results|logs)|max(?:imum)? (?:results|logs)|exceeds limit of \\d+|too many (?:logs|results)", // Infura, reth, Arbitrum
    "(?:query|request|execution)[a-z ]* time(?:d)?[ -]?out|query (?:duration|execution time)|cancell?ed due to[a-z ]* timeout", // Alchemy, Ankr, Nethermind
  ].join("|"),
  "i",
);

/**
 * Whether a node refuses `asked` blocks of logs for their number or their size, and how many blocks it would answer where it
 * says so. Undefined for any other message.
 */
export function readRangeRefusal(message: string, asked: bigint): { suggested: bigint | undefined } | undefined {
  const said = suggestion(message);
  if (said === undefined && !words.test(message)) return undefined;
  // What the node says it takes and just refused was too large for another reason: the answer's size.
  return { suggested: said !== undefined && said > 0n && said < asked ? said : undefined };
}

function suggestion(message: string): bigint | undefined {
  for (const pattern of ranges) {
    const [, from, to] = pattern.exec(message) ?? [];
    if (from !== undefined && to !== undefined) return BigInt(to) - BigInt(from) + 1n;
  }
  for (const pattern of counts) {
    const [, count] = pattern.exec(message) ?? [];
    if (count !== undefined) return BigInt(count.replace(/\D/g, "")) * (/k$/i.test(count) ? 1_000n : 1n);
  }
  return undefined;
}
