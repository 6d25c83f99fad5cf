import type { Address } from "viem";
import { compareFleet } from "./compare-fleet.ts";
import { compareProofs } from "./compare-proofs.ts";
import type { Compare, Comparison } from "./difference.ts";
import type { Told } from "./progress.ts";
import { type ChainReader, forEach } from "./read-chain.ts";
import type { Stored, StoredSlice } from "./read-database.ts";

const SLICES_PER_BATCH = 1_000_000_000n;

/** Every batch, slice, credit, token, site, attester and proof the chain knows of, against the database. @returns what the chain knows of, and what each slice earned */
export async function compareDatabase(chain: ChainReader, stored: Stored, comparison: Comparison, told: Told) {
  const compare = (what: string, truth: unknown, found: unknown) => comparison.compare("database", what, truth, found);
  const batchIds = Array.from({ length: Number(await chain.batchCount()) }, (_, i) => BigInt(i) + 1n);
  compare("the number of batches", batchIds.length, stored.batches.length);
  const batches = await compareBatches(chain, stored, batchIds, compare);
  const sliceIds = batches.flatMap(({ id, serial }) =>
    Array.from({ length: serial }, (_, i) => id * SLICES_PER_BATCH + BigInt(i) + 1n),
  );
  compare("the number of slices", sliceIds.length, stored.slices.length);
  const { owners, earned } = await compareSlices(chain, stored, sliceIds, compare, told);
  const accounts = new Set([...owners, ...batches.map(({ operator }) => operator)]);
  const tokens = await compareCredits(chain, stored, accounts, compare);
  await compareFleet(chain, stored.fleet, compare);
  await compareProofs(chain, stored.proofs, batchIds, compare);
  return { batchIds, sliceIds, earned, owners: owners.size, accounts: [...accounts], tokens };
}

async function compareBatches(chain: ChainReader, stored: Stored, ids: bigint[], compare: Compare) {
  const rows = new Map(stored.batches.map((row) => [row.batchId, row]));
  const truths = await forEach(ids, async (id) => ({ ...(await chain.batch(id)), ...(await chain.rules(id)) }));
  return truths.map((truth, i) => {
    const id = ids[i] ?? 0n;
    const row = rows.get(id);
    for (const [name, value] of Object.entries(truth)) {
      compare(`batch ${id}: ${name}`, value, row?.[name as keyof typeof truth]);
    }
    return { id, serial: truth.serial, operator: truth.operator };
  });
}

async function compareSlices(chain: ChainReader, stored: Stored, ids: bigint[], compare: Compare, told: Told) {
  const rows = new Map(stored.slices.map((row) => [row.id, row]));
  const owners = new Set<Address>();
  const earned = new Map<bigint, bigint>();
  const truths = await forEach(
    ids,
    (id) => chain.slice(id),
    (done, of) => told("slices read from the chain", done, of),
  );
  for (const [i, truth] of truths.entries()) {
    const id = ids[i] ?? 0n;
    const row = rows.get(id);
    for (const [name, value] of Object.entries(truth ?? {})) {
      compare(`slice ${id}: ${name}`, value, row?.[name as keyof StoredSlice]);
    }
    compare(`slice ${id}: whether it has ended`, truth === undefined, row?.ended);
    // The ledger's lines add up to what left the slice and what the contract would pay now, to the base unit.
    const { claimable, refundable } = truth ?? { claimable: 0n, refundable: 0n };
    compare(`slice ${id}: sum of its ledger`, BigInt(row?.taken ?? 0) + claimable, row?.lines);
    compare(`slice ${id}: sum of its refunds`, BigInt(row?.refundTaken ?? 0) + refundable, row?.refundLines);
    earned.set(id, BigInt(row?.taken ?? 0) + claimable - BigInt(row?.carried ?? 0));
    if (truth) owners.add(truth.owner);
  }
  return { owners, earned };
}

/** Credit of everybody either side knows, and per token all that is owed: so nobody can be missing on both sides. */
async function compareCredits(chain: ChainReader, stored: Stored, accounts: Set<Address>, compare: Compare) {
  const tokens = new Set<string>(
    stored.batches.flatMap(({ paymentToken, payoutToken }) => [paymentToken, payoutToken]),
  );
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
      const inPayment = batch.escrow + batch.proceeds + batch.bond + batch.refundReserve;
      return (
        (batch.paymentToken === token ? inPayment : 0n) + (batch.payoutToken === token ? batch.holdersReserve : 0n)
      );
    });
    const credit = stored.credits.filter((row) => row.token === token).map((row) => BigInt(row.credit));
    const sum = [...held, ...credit].reduce((total, amount) => total + amount, 0n);
    compare(`all that is owed in ${token}`, await chain.liabilities(token as Address), sum);
  }
  return [...tokens] as Address[];
}
