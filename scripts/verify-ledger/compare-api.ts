import type { Address } from "viem";
import { z } from "zod";
import { ask, get, readCsv } from "./ask-api.ts";
import { compareProofsApi } from "./compare-proofs-api.ts";
import type { Comparison } from "./difference.ts";
import type { Told } from "./progress.ts";
import { type ChainReader, forEach } from "./read-chain.ts";

const amounts = z.array(z.object({ token: z.string(), amount: z.string() }));
const status = z.object({ status: z.object({ blockNumber: z.string(), blockHash: z.string() }) });
const batchAnswer = z.object({ batch: z.record(z.string(), z.unknown()) });
const sliceAnswer = z.object({ slice: z.record(z.string(), z.unknown()) });
const portfolioAnswer = z.object({
  portfolio: z.object({
    credits: amounts,
    claimableByToken: amounts,
    refundableByToken: amounts,
    slices: z.array(z.object({ sliceId: z.string() })),
  }),
});

/** Which block the web server answers for. Throws with a sentence when it does not answer. */
export async function findApiBlock(api: string): Promise<bigint> {
  return BigInt(status.parse(await get(api, "status")).status.blockNumber);
}

/** What the chain knows of. `earned`: what each slice's lines add up to, where the web server answers for the same block. */
type Known = {
  batchIds: bigint[];
  sliceIds: bigint[];
  accounts: Address[];
  tokens: Address[];
  earned: Map<bigint, bigint> | undefined;
};

/** The same questions to the web server, about everything the chain knows. */
export async function compareApi(
  api: string,
  chain: ChainReader,
  { batchIds, sliceIds, accounts, tokens, earned }: Known,
  comparison: Comparison,
  told: Told,
) {
  const compare = (what: string, truth: unknown, found: unknown) => comparison.compare("API", what, truth, found);
  await forEach(batchIds, async (id) => {
    const [truth, { batch }] = await Promise.all([
      chain.batch(id),
      ask(api, `batches/${id}`, batchAnswer, { batch: {} }),
    ]);
    const { serial, ...shown } = truth; // how many slices there ever were is not on the page
    for (const [name, value] of Object.entries(shown)) compare(`batch ${id}: ${name}`, value, batch[name]);
  });
  await compareProofsApi(api, chain, batchIds, compare);
  const held = new Map<string, Map<string, bigint>>();
  const add = (kind: string, owner: string, token: string, amount: bigint) => {
    const totals = held.get(`${kind} ${owner}`) ?? new Map<string, bigint>();
    totals.set(token, (totals.get(token) ?? 0n) + amount);
    held.set(`${kind} ${owner}`, totals);
  };
  const counts = new Map<string, number>();
  const readSlice = async (id: bigint) => {
    const [truth, { slice }] = await Promise.all([
      chain.slice(id),
      ask(api, `slices/${id}`, sliceAnswer, { slice: {} }),
    ]);
    compare(`slice ${id}: whether it has ended`, truth === undefined, (slice.ended ?? null) !== null);
    if (earned) {
      const lines = await readCsv(api, id);
      const sum = lines?.reduce((total, { amount }) => total + amount, 0n);
      comparison.compare("CSV", `slice ${id}: sum of its ledger`, earned.get(id), sum);
    }
    if (truth === undefined) return;
    for (const [name, value] of Object.entries(truth)) compare(`slice ${id}: ${name}`, value, slice[name]);
    const tokens = z.object({ paymentToken: z.string(), payoutToken: z.string() }).safeParse(slice.batch);
    if (!tokens.success) return;
    const { paymentToken, payoutToken } = tokens.data;
    add("claimable", truth.owner, payoutToken, truth.claimable);
    add("refundable", truth.owner, paymentToken, truth.refundable);
    counts.set(truth.owner, (counts.get(truth.owner) ?? 0) + 1);
  };
  await forEach(sliceIds, readSlice, (done, of) => told("slices asked of the web server", done, of));
  await forEach(accounts, async (owner) => {
    const { portfolio } = portfolioAnswer.parse(await get(api, `portfolio/${owner}`));
    compare(`portfolio of ${owner}: slices`, counts.get(owner) ?? 0, portfolio.slices.length);
    const sides = { claimable: portfolio.claimableByToken, refundable: portfolio.refundableByToken } as const;
    for (const [kind, shown] of Object.entries(sides)) {
      for (const [token, amount] of held.get(`${kind} ${owner}`) ?? []) {
        const found = shown.find((row) => row.token === token)?.amount ?? "0";
        compare(`portfolio of ${owner}: ${kind} in ${token}`, amount, found);
      }
    }
    for (const token of tokens) {
      const found = portfolio.credits.find((row) => row.token === token)?.amount ?? "0";
      compare(`portfolio of ${owner}: credit in ${token}`, await chain.credit(owner, token), found);
    }
  });
}
