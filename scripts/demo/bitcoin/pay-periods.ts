import type { FoundPayment } from "#evidence/bitcoin/block-source.ts";
import type { Proposal } from "#evidence/propose-payout.ts";
import { accountOf } from "#scripts/bitcoin/regtest/account.ts";
import type { DemoBatch } from "#scripts/demo/batches/demo-batch.ts";
import type { DemoBitcoin } from "#scripts/demo/bitcoin/demo-bitcoin.ts";

/** Seconds before a period's end in which the pool pays for it. */
const beforeEnd = 3_600;
const confirmations = 6;
const blockSeconds = 600;

/** What the pool pays a batch's operator to: an address of its own for each batch. */
export const payoutAccountOf = ({ disclosure }: DemoBatch) => accountOf(`payouts of ${disclosure.name}`);

/** Every payment to the batch so far, one a period, oldest first. */
export async function paymentsSoFar({ source }: DemoBitcoin, batch: DemoBatch): Promise<FoundPayment[]> {
  return source.paymentsTo([payoutAccountOf(batch).script], 0, await source.tipHeight());
}

/** The pool pays what its record says of each period, and six blocks are mined; periods it paid before are left alone. */
export async function payPeriods(
  bitcoin: DemoBitcoin,
  batch: DemoBatch,
  proposals: readonly Proposal[],
): Promise<void> {
  const { length: paid } = await paymentsSoFar(bitcoin, batch);
  const { call } = bitcoin.node;
  const { address } = payoutAccountOf(batch);
  const miner = accountOf("miner").address;
  for (const { payout, span } of proposals.filter(({ payout: { period } }) => period >= paid)) {
    await call("sendtoaddress", address, Number(payout.gross) / 1e8);
    for (let block = 0; block < confirmations; block++) {
      await call("setmocktime", span.end - beforeEnd + block * blockSeconds);
      await call("generatetoaddress", 1, miner);
    }
  }
}
