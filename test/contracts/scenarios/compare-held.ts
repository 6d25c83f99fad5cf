import { maxUint256 } from "viem";
import { bondFreeAt, underReportedAt } from "#domain/under-reporting.ts";
import type { Same } from "./compare-views.ts";
import type { Reduced } from "./reduced.ts";

/** Every view of HeldEscrow that says something of a batch or a token. */
export async function compareHeld(known: Reduced, same: Same) {
  for (const [token, baseUnitsPerSat] of known.bitcoinTokens) {
    await same(token, "held", [token], "bitcoinToken", baseUnitsPerSat);
  }
  for (const [id, { postedAt }] of known.batches) {
    const book = known.books.get(id);
    const what = `batch ${id}`;
    if (book === undefined) {
      await same(what, "held", [id], "standingOf", nothing);
      await same(what, "held", [id], "provenBaseUnits", 0n);
      continue;
    }
    const { posted, covered, baseUnitsPerSat, accused } = book;
    await same(what, "held", [id], "standingOf", {
      ...{ posted, covered, baseUnitsPerSat, accused, accusedUntil: Number(book.accusedUntil) },
      ...{ firstHeld: Number(book.firstHeld), nextHeld: Number(book.nextHeld) },
    });
    await same(what, "held", [id], "underReportedAt", underReportedAt(book, known.pause) ?? maxUint256);
    await same(what, "held", [id, postedAt], "bondFreeAt", bondFreeAt(book, postedAt) ?? maxUint256);
    for (let period = 0n; period <= book.nextHeld; period++) {
      const { gross, heldPerUnit, postedAt } = book.periods.get(period) ?? { gross: 0n, heldPerUnit: 0n, postedAt: 0n };
      const held = { gross, heldPerUnit, postedAt: Number(postedAt) };
      await same(what, "held", [id, period], "heldPeriod", held);
    }
  }
}

const nothing = {
  ...{ posted: 0n, covered: 0n, baseUnitsPerSat: 0n, firstHeld: 0, nextHeld: 0, accused: 0n, accusedUntil: 0 },
};
