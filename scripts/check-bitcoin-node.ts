// npm run check:bitcoin-node: a Bitcoin node that shares no code with ours judges the blocks of our regtest, and stands in for it.
import { inspect, isDeepStrictEqual } from "node:util";
import { toHex } from "#domain/bitcoin/bytes.ts";
import { hashFromDisplay } from "#domain/bitcoin/hash.ts";
import { verifyPaymentProof } from "#domain/bitcoin/verify-payment-proof.ts";
import { type BlockSource, BlockSourceError } from "#evidence/bitcoin/block-source.ts";
import { buildProof } from "#evidence/bitcoin/build-proof.ts";
import { findPayments } from "#evidence/bitcoin/find-payments.ts";
import { networkOf, openSource } from "#evidence/bitcoin/open-source.ts";
import { bytesOf } from "#scripts/bitcoin/regtest/block.ts";
import { serveRegtest } from "#scripts/bitcoin/regtest/serve.ts";
import { forgedBlocks } from "#scripts/check-bitcoin-node/forged-blocks.ts";
import { bcoinVersion } from "#scripts/check-bitcoin-node/install-bcoin.ts";
import { type Bcoin, startBcoin } from "#scripts/check-bitcoin-node/start-bcoin.ts";
import { type Story, tellStory } from "#scripts/check-bitcoin-node/story.ts";
import { runCommand } from "#scripts/terminal.ts";

const usage = `npm run check:bitcoin-node
  Fetches bcoin ${bcoinVersion}, an independent Bitcoin node, from npm the first time; needs nothing else.`;

const tally = { passed: 0, failed: 0 };
function check(what: string, holds: boolean, seen: unknown = "") {
  tally[holds ? "passed" : "failed"]++;
  console.log(`${holds ? "passed" : "FAILED"}  ${what}${holds ? "" : `: ${String(seen)}`}`);
}

/** Every block it accepts is one more node's word that Bitcoin would: signatures, amounts, trees, work. */
async function submitAll(bcoin: Bcoin, { chain }: Story) {
  const refused: string[] = [];
  for (const block of [...chain.stale, ...chain.blocks.slice(1)].sort((a, b) => a.height - b.height)) {
    const verdict = await bcoin.submitBlock(bytesOf(block));
    // A block of a branch that is not heavier is kept aside, which submitblock calls inconclusive.
    if (verdict !== null && verdict !== "inconclusive")
      refused.push(`block ${block.height}: ${JSON.stringify(verdict)}`);
  }
  const { length } = chain.blocks.slice(1);
  check(
    `bcoin accepts the ${length} blocks of our regtest, and ${chain.stale.length} stale ones`,
    refused.length === 0,
    refused,
  );
}

/** Otherwise its word would be worth nothing. */
async function submitForged(bcoin: Bcoin, story: Story) {
  for (const [kind, block] of forgedBlocks(story)) {
    const verdict = await bcoin.submitBlock(bytesOf(block));
    check(
      `it refuses ${kind} (${String(verdict)})`,
      typeof verdict === "string" && verdict.startsWith("rejected"),
      verdict,
    );
  }
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => "nothing was refused",
    (error: unknown) => error,
  );
  return error instanceof BlockSourceError ? error.message : String(error);
}

async function compare(theirs: BlockSource, ours: BlockSource, { chain, accounts, txids }: Story) {
  const same = async (what: string, ask: (source: BlockSource) => Promise<unknown>) => {
    const [one, other] = await Promise.all([ask(theirs), ask(ours)]);
    check(what, isDeepStrictEqual(one, other), inspect([one, other]));
  };
  const hash = (text: string) => hashFromDisplay(text, "A hash");
  const each = <Item>(items: readonly Item[], ask: (item: Item) => Promise<unknown>) => Promise.all(items.map(ask));
  const mined = txids.map((txid) => ({ txid: hash(txid), block: hash(chain.find(txid)?.block?.hash ?? "") }));
  await same("its network is told by its first block", networkOf);
  await same("its tip, after a heavier branch came", (source) => source.tipHeight());
  await same("the hash of every height", (source) => each([...chain.blocks.keys()], (height) => source.hashAt(height)));
  await same("the header of every block", (source) => each(chain.blocks, (block) => source.headerOf(hash(block.hash))));
  await same("the height of every block", (source) => each(chain.blocks, (block) => source.heightOf(hash(block.hash))));
  await same("the block of each payment", (source) => each(mined, ({ txid }) => source.blockOf(txid)));
  await same("each transaction", (source) => each(mined, ({ txid, block }) => source.transaction(txid, block)));
  await same("each place in a block's tree", (source) =>
    each(mined, ({ txid, block }) => source.inclusionOf(txid, block)),
  );
  const scripts = accounts.map(({ script }) => script);
  await same("all payments to four kinds of script", (source) => findPayments(source, scripts, 0, chain.tip.height));
  const anchor = { hash: toHex(hash(chain.tip.hash)), height: chain.tip.height };
  for (const txid of txids) {
    await same(`the proof of ${txid.slice(0, 8)}…, which verifies`, async (source) => {
      const { proof } = await buildProof(source, { txid, vout: 0 }, async () => anchor);
      return verifyPaymentProof(proof);
    });
  }
  const nobody = "11".repeat(32);
  const unknown = await refusal(theirs.blockOf(hash(nobody)));
  check("a transaction it does not know is said", unknown.includes(`does not know transaction ${nobody}`), unknown);
  const above = await refusal(theirs.hashAt(chain.tip.height + 1));
  check("a height it does not have is said", above.includes("does not know a block of height"), above);
}

await runCommand(usage, async () => {
  const story = tellStory();
  const [bcoin, regtest] = [await startBcoin(), await serveRegtest(story.chain)];
  try {
    await submitAll(bcoin, story);
    await submitForged(bcoin, story);
    const [theirs, ours] = [{ BITCOIN_RPC_URL: bcoin.url }, { BITCOIN_ESPLORA_URL: regtest.esploraUrl }];
    await compare(openSource(theirs), openSource(ours), story);
    const both = openSource({ ...theirs, ...ours });
    check("both at once agree", (await both.tipHeight()) === story.chain.tip.height);
    const wrong = await refusal(openSource({ BITCOIN_RPC_URL: bcoin.url.replace("password", "guess") }).tipHeight());
    check("a wrong password is said", wrong.includes("refuses the password"), wrong);
  } finally {
    bcoin.stop();
    await regtest.close();
  }
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  if (tally.failed > 0) process.exitCode = 1;
});
