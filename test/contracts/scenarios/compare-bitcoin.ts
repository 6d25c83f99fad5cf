import type { Hex } from "viem";
import { BLOCKS_PER_EPOCH, workDown } from "#domain/nbits.ts";
import { subsidyOfEpoch } from "#domain/subsidy.ts";
import type { Same } from "./compare-views.ts";
import type { Reduced } from "./reduced.ts";

/** Every view of PayoutProofs and BitcoinRelay, but for the times of an anchor's last blocks. */
export async function compareBitcoin(known: Reduced, same: Same, anchorOf: AnchorOf) {
  await compareRelay(known, same, anchorOf);
  await compareProofs(known, same);
}

export type AnchorOf = (hash: Hex) => Promise<{ times: readonly number[] }>;

async function compareRelay(known: Reduced, same: Same, anchorOf: AnchorOf) {
  const { tip } = known;
  if (tip === null) return;
  const heaviest = heaviestOf(known);
  const { height } = known.anchor(tip);
  await same("the relay", "relay", [], "tip", tip);
  await same("the relay", "relay", [], "tipHeight", height);
  await same("the relay", "relay", [], "newestEpoch", height / BigInt(BLOCKS_PER_EPOCH));
  for (const [number, epoch] of known.epochs) await same("the relay", "relay", [number], "epoch", epoch);
  for (const [hash, { work, height, epoch }] of known.anchors) {
    const { times } = await anchorOf(hash);
    const fixed = { work, height: Number(height), nBits: epoch.nBits, epochStart: epoch.start, times };
    await same(hash, "relay", [hash], "anchor", { ...fixed, isOnHeaviest: heaviest.has(hash) });
    if (heaviest.has(hash)) await same(hash, "relay", [hash], "heightOf", height);
  }
}

/** The tip, and all anchors it is built on. */
export function heaviestOf(known: Reduced): Set<Hex> {
  const heaviest = new Set<Hex>();
  for (let at = known.tip; at !== null; at = known.anchor(at).before) heaviest.add(at);
  return heaviest;
}

async function compareProofs(known: Reduced, same: Same) {
  for (const [hash, script] of known.scripts) await same(hash, "proofs", [hash], "scriptOf", script);
  for (const { txid, vout } of known.outpoints) {
    await same(txid, "proofs", [txid, vout], "isProven", true);
    await same(txid, "proofs", [txid, vout + 100n], "isProven", false);
  }
  for (const [id, { terms }] of known.batches) {
    const what = `batch ${id}`;
    const scripts = [...known.scripts].filter(([, { batchId }]) => batchId === id);
    const sats = scripts.reduce((sum, [, { provenSats }]) => sum + provenSats, 0n);
    await same(
      what,
      "proofs",
      [id],
      "scriptsOf",
      scripts.map(([hash]) => hash),
    );
    await same(what, "proofs", [id], "totalProvenSats", sats);
    const worth = known.books.get(id)?.baseUnitsPerSat ?? 0n;
    await same(what, "held", [id], "provenBaseUnits", sats * worth);
    for (let period = 0; period <= terms.periods; period++) {
      const its = known.periodSats.get(`${id} ${period}`) ?? 0n;
      await same(what, "proofs", [id, period], "provenSats", its);
      for (const [number, { nBits }] of known.epochs) {
        const implied = (its * workDown(nBits)) / (subsidyOfEpoch(Number(number)) * BigInt(terms.periodSeconds));
        await same(what, "proofs", [id, period, number], "impliedHashrate", implied);
      }
    }
  }
}
