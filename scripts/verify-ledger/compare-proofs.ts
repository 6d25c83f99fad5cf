import type { Compare } from "./difference.ts";
import { type ChainReader, forEach } from "./read-chain.ts";
import type { StoredProofs } from "./read-proofs.ts";

/** What each batch has proven and what of it waits, every script and every payment, and how far the relay knows Bitcoin. */
export async function compareProofs(chain: ChainReader, stored: StoredProofs, batchIds: bigint[], compare: Compare) {
  const { proofs } = chain;
  await forEach(batchIds, async (id) => {
    const row = stored.standings.find(({ batchId }) => batchId === id);
    for (const [name, value] of Object.entries(await proofs.standing(id))) {
      compare(`batch ${id}: ${name}`, value, row?.[name as keyof typeof row]);
    }
    const scripts = stored.scripts.filter(({ batchId }) => batchId === id).map(({ scriptHash }) => scriptHash);
    compare(`batch ${id}: scripts`, await proofs.scriptsOf(id), scripts);
  });
  await forEach(stored.held, async ({ batchId, period, ...row }) => {
    for (const [name, value] of Object.entries(await proofs.heldPeriod(batchId, period))) {
      compare(`batch ${batchId}: ${name} that waits of period ${period}`, value, row[name as keyof typeof row]);
    }
  });
  await forEach(stored.periods, async ({ batchId, period, sats }) =>
    compare(`batch ${batchId}: proven of period ${period}`, await proofs.periodSats(batchId, period), sats),
  );
  await forEach(stored.scripts, async ({ scriptHash, ...row }) => {
    for (const [name, value] of Object.entries(await proofs.scriptOf(scriptHash))) {
      compare(`script ${scriptHash}: ${name}`, value, row[name as keyof typeof row]);
    }
  });
  await forEach(stored.payments, async ({ txid, vout }) =>
    compare(`payment ${txid}:${vout}: whether it is proven`, await proofs.isProven(txid, vout), true),
  );
  await compareRelay(chain, stored, compare);
}

async function compareRelay({ proofs }: ChainReader, { epochs, tip }: StoredProofs, compare: Compare) {
  compare("relay: newest epoch", await proofs.newestEpoch(), epochs.at(-1)?.epoch);
  await forEach(epochs, async ({ epoch, ...row }) => {
    for (const [name, value] of Object.entries(await proofs.epoch(epoch))) {
      compare(`relay: ${name} of epoch ${epoch}`, value, row[name as keyof typeof row]);
    }
  });
  // While nothing extended it, the relay stands on its pinned block, of which no event speaks.
  if (!tip) return;
  compare("relay: tip", await proofs.tip(), tip.anchor);
  compare("relay: height of its tip", await proofs.tipHeight(), tip.height);
}
