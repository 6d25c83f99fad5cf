import type { Hex } from "viem";
import { z } from "zod";
import { displayHash } from "#domain/bitcoin/hash.ts";
import { ask } from "./ask-api.ts";
import type { Compare } from "./difference.ts";
import { type ChainReader, forEach } from "./read-chain.ts";

const seconds = z.iso.datetime().transform((time) => String(Date.parse(time) / 1000));
const proof = z.object({
  position: z.string(),
  period: z.number(),
  txid: z.string(),
  vout: z.string(),
  sats: z.string(),
});
const proofsAnswer = z.object({
  standing: z
    .object({
      ...{ baseUnitsPerSat: z.string().nullable(), scripts: z.number(), posted: z.string(), covered: z.string() },
      ...{ totalSats: z.string(), heldPeriods: z.number(), firstHeld: z.number(), heldPerUnit: z.string() },
      accusation: z.object({ accused: z.string(), until: seconds }).nullable(),
    })
    .optional(),
  proofs: z.array(proof),
  next: z.string().nullable(),
});
const judged = z.object({ isProven: z.boolean(), releasePerUnit: z.string(), refundPerUnit: z.string() });
const held = z.object({ heldPerUnit: z.string(), postedAt: seconds, judged: judged.nullable() });
const pathAnswer = z.object({
  path: z
    .object({
      posted: z.object({ gross: z.string() }).nullable(),
      held: held.nullable(),
      sums: z.object({ periodSats: z.string() }),
    })
    .optional(),
});

type ProvenPayment = z.infer<typeof proof>;

/** What the web server says of proven payments, of periods that wait for them, and of what became of others. */
export async function compareProofsApi(api: string, { proofs }: ChainReader, batchIds: bigint[], compare: Compare) {
  await forEach(batchIds, async (id) => {
    const truth = await proofs.standing(id);
    const { standing, payments } = await readProofs(api, id);
    const isRequired = truth.baseUnitsPerSat !== 0n;
    const what = (name: string) => `batch ${id}: ${name} of its proofs`;
    compare(what("satoshis"), truth.totalProvenSats, standing?.totalSats);
    compare(what("sum"), truth.totalProvenSats, sumOf(payments));
    compare(what("scripts"), (await proofs.scriptsOf(id)).length, standing?.scripts);
    compare(what("worth"), isRequired ? truth.baseUnitsPerSat : null, standing?.baseUnitsPerSat);
    compare(what("covered gross"), truth.covered, standing?.covered);
    compare(what("accused sum"), truth.accused, standing?.accusation?.accused ?? 0);
    compare(what("time to answer"), truth.accusedUntil, standing?.accusation?.until ?? 0);
    await forEach(payments, async ({ txid, vout }) =>
      compare(
        `payment ${txid}:${vout}: whether it is proven`,
        await proofs.isProven(inHashingOrder(txid), BigInt(vout)),
        true,
      ),
    );
    if (!isRequired) return;
    compare(what("posted gross"), truth.posted, standing?.posted);
    compare(what("waiting periods"), truth.nextHeld - truth.firstHeld, standing?.heldPeriods);
    compare(what("first waiting period"), truth.firstHeld, standing?.firstHeld);
    const periods = Array.from({ length: truth.nextHeld }, (_, period) => period);
    const perUnit = await comparePeriods(api, proofs, { id, periods, payments }, compare);
    compare(what("held escrow"), perUnit, standing?.heldPerUnit);
  });
}

type Batch = { id: bigint; periods: number[]; payments: ProvenPayment[] };

/** Returns what waits in all of them for each unit. */
async function comparePeriods(api: string, proofs: ChainReader["proofs"], batch: Batch, compare: Compare) {
  const { id, periods, payments } = batch;
  const judgements = await proofs.judgements(id);
  const waiting = await forEach(periods, async (period) => {
    const what = (name: string) => `batch ${id}: ${name} of period ${period}`;
    const [truth, sats, { path }] = await Promise.all([
      proofs.heldPeriod(id, period),
      proofs.periodSats(id, period),
      ask(api, `batches/${id}/payouts/${period}`, pathAnswer, {}),
    ]);
    compare(what("proven satoshis"), sats, path?.sums.periodSats);
    compare(what("listed proofs"), sats, sumOf(payments.filter((payment) => payment.period === period)));
    const judgement = judgements.get(period);
    compare(what("settlement"), judgement !== undefined, (path?.held?.judged ?? null) !== null);
    if (judgement === undefined) {
      compare(what("waiting gross"), truth.gross, path?.posted?.gross);
      compare(what("waiting escrow"), truth.heldPerUnit, path?.held?.heldPerUnit);
      compare(what("posting time"), truth.postedAt, path?.held?.postedAt);
      return truth.heldPerUnit;
    }
    const shown = path?.held?.judged;
    compare(what("verdict"), judgement.isProven, shown?.isProven);
    compare(what("released escrow"), judgement.releasePerUnit, shown?.releasePerUnit);
    compare(what("refunded escrow"), judgement.refundPerUnit, shown?.refundPerUnit);
    return 0n;
  });
  return waiting.reduce((sum, perUnit) => sum + perUnit, 0n);
}

async function readProofs(api: string, id: bigint) {
  const payments: ProvenPayment[] = [];
  let page = await ask(api, `batches/${id}/proofs?limit=500`, proofsAnswer, { proofs: [], next: null });
  const { standing } = page;
  for (;;) {
    payments.push(...page.proofs);
    if (page.next === null) return { standing, payments };
    page = await ask(api, `batches/${id}/proofs?limit=500&before=${page.next}`, proofsAnswer, {
      proofs: [],
      next: null,
    });
  }
}

const sumOf = (payments: ProvenPayment[]) => payments.reduce((sum, { sats }) => sum + BigInt(sats), 0n);
const inHashingOrder = (txid: string): Hex => `0x${displayHash(`0x${txid}`)}`;
