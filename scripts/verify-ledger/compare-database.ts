import type { Address } from "viem";
import type { Comparison } from "./difference.ts";
import { type ChainReader, forEach } from "./read-chain.ts";
import type { Stored } from "./read-database.ts";

const SLICES_PER_BATCH = 1_000_000_000n;

/** Every batch, slice, credit and token the chain knows of, against the database. @returns what the chain knows of */
export async function compareDatabase(chain: ChainReader, stored: Stored, comparison: Comparison) {
  const compare = (what: string, truth: unknown, found: unknown) => comparison.compare("database", what, truth, found);
  const batchIds = Array.from({ length: Number(await chain.batchCount()) }, (_, i) => BigInt(i) + 1n);
  compare("the number of batches", batchIds.length, stored.batches.length);
  const batches = await compareBatches(chain, stored, batchIds, compare);
  const sliceIds = batches.flatMap(({ id, serial }) =>
    Array.from({ length: serial }, (_, i) => id * SLICES_PER_BATCH + BigInt(i) + 1n),
  );
  compare("the number of slices", sliceIds.length, stored.slices.length);
  const owners = await compareSlices(chain, stored, sliceIds, compare);
  const accounts = new Set([...owners, ...batches.map(({ operator }) => operator)]);
  const tokens = await compareCredits(chain, stored, accounts, compare);
  return { batchIds, sliceIds, owners: owners.size, accounts: [...accounts], tokens };
}

type Compare = (what: string, truth: unknown, found: unknown) => void;

async function compareBatches(chain: ChainReader, stored: Stored, ids: bigint[], compare: Compare) {
  const rows = new Map(stored.batches.map((row) => [row.id, row]));
  const truths = await forEach(ids, (id) => chain.batch(id));
  return truths.map((truth, i) => {
    const id = ids[i] ?? 0n;
    const row = rows.get(id);
    for (const [name, value] of Object.entries(truth)) {
      compare(`batch ${id}: ${name}`, value, row?.[name as keyof typeof truth]);
    }
    return { id, serial: truth.serial, operator: truth.operator };
  });
}

async function compareSlices(chain: ChainReader, stored: Stored, ids: bigint[], compare: Compare) {
  const rows = new Map(stored.slices.map((row) => [row.id, row]));
  const owners = new Set<Address>();
  const truths = await forEach(ids, (id) => chain.slice(id));
  for (const [i, truth] of truths.entries()) {
    const id = ids[i] ?? 0n;
    const row = rows.get(id);
    for (const [name, value] of Object.entries(truth)) {
      compare(`slice ${id}: ${name}`, value, row?.[name as keyof typeof truth]);
    }
    // The ledger's lines add up to what left the slice and what the contract would pay now, to the base unit.
    const { claimable, refundable, owner } = truth;
    compare(`slice ${id}: sum of its ledger`, BigInt(row?.taken ?? 0) + claimable, row?.lines);
    compare(`slice ${id}: sum of its refunds`, BigInt(row?.refundTaken ?? 0) + refundable, row?.refundLines);
    owners.add(owner);
  }
  return owners;
}

/** Credit of everybody either side knows, and per token all that is owed: so nobody can be missing on both sides. */
async function compareCredits(chain: ChainReader, stored: Stored, accounts: Set<Address>, compare: Compare) {
  const tokens = new Set(stored.batches.flatMap(({ paymentToken, payoutToken }) => [paymentToken, payoutToken]));
  for (const { account, token } of stored.credits) {
    accounts.add(account as Address);
    tokens.add(token);
  }
  const rows = new Map(stored.credits.map(({ account, token, credit }) => [`${account} ${token}`, credit]));
  const pairs = [...accounts].flatMap((account) => [...tokens].map((token) => ({ account, token: token as Address })));
  const truths = await forEach(pairs, ({ account, token }) => chain.credit(account, token));
  for (const [i, { account, token }] of pairs.entries()) {
    compare(`credit of ${account} in ${token}`, truths[i], rows.get(`${account} ${token}`) ?? 0);
  }
  for (const token of tokens) {
    const held = stored.batches.map((batch) => {
      const inPayment = BigInt(batch.escrow) + BigInt(batch.bond) + BigInt(batch.refundReserve);
      const inPayout = BigInt(batch.holdersReserve);
      return (batch.paymentToken === token ? inPayment : 0n) + (batch.payoutToken === token ? inPayout : 0n);
    });
    const credit = stored.credits.filter((row) => row.token === token).map((row) => BigInt(row.credit));
    const sum = [...held, ...credit].reduce((total, amount) => total + amount, 0n);
    compare(`all that is owed in ${token}`, await chain.liabilities(token as Address), sum);
  }
  return [...tokens] as Address[];
}
