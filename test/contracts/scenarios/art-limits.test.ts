import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPoser, type Pose } from "#scripts/art/poser.ts";
import { chance, delivery } from "#scripts/art/samples.ts";

const MAX_GAS = 2_500_000n;
const MAX_BYTES = 12_000;
const DEFAULTED = 6;

const year: Pose = {
  units: 250n,
  unitHashrate: 10n ** 12n,
  periods: 365,
  termStart: 1_900_000_000,
  periodSeconds: 86_400,
  evidenceRequired: 1,
  status: 4,
  deliveries: new Uint8Array(),
  site: "Odessa, Texas",
};

describe("asking for a slice's metadata", async () => {
  const { draw, gasOf } = await createPoser();
  const random = chance(1);
  const any = (below: number) => Math.floor(random() * below);
  const costOf = async (pose: Pose, id = 3_000_000_017n) => {
    const { uri } = await draw(pose, id);
    return { bytes: uri.length, gas: await gasOf(id) };
  };
  const assertWithin = (cost: { bytes: number; gas: bigint }, bytes: number, gas: bigint) =>
    assert.ok(cost.bytes <= bytes && cost.gas <= gas, `${cost.bytes} bytes, ${cost.gas} gas`);

  it("takes at most 9,250 bytes and 2,000,000 gas after a common year", async () => {
    const deliveries = Uint8Array.from({ length: 365 }, () => delivery(1, any(50) === 0 ? 0 : 52 + any(12)));
    assertWithin(await costOf({ ...year, deliveries }), 9_250, 2_000_000n);
  });

  it("takes at most 12,000 bytes and 2,500,000 gas after the worst of years, in the longest words", async () => {
    // 28 kinds of bars, in no order: as many as are told apart in a whole year.
    for (let round = 0; round < 10; round++) {
      const deliveries = Uint8Array.from({ length: 365 }, () => delivery(any(4), 9 * (1 + any(7))));
      const most = 2n ** 64n - 1n;
      const worst = { ...year, deliveries, units: most, unitHashrate: most, site: "&".repeat(31), status: DEFAULTED };
      assertWithin(
        await costOf(worst, (2n ** 32n - 1n) * 10n ** 9n + 999_999_990n + BigInt(round)),
        MAX_BYTES,
        MAX_GAS,
      );
    }
  });

  it("takes no more when evidence and deliveries are noise, for terms of any length", async () => {
    for (const periods of [1, 2, 7, 30, 52, 60, 90, 120, 180, 240, 300, 330, 365, 366]) {
      const deliveries = Uint8Array.from({ length: periods }, () => any(256));
      assertWithin(await costOf({ ...year, periods, deliveries }), MAX_BYTES, MAX_GAS);
    }
  });

  it("takes at most 3,300,000 gas, and no more bytes, where ten years of days share bars", async () => {
    const deliveries = Uint8Array.from({ length: 3_660 }, () => any(256));
    assertWithin(await costOf({ ...year, periods: 3_660, deliveries }), MAX_BYTES, 3_300_000n);
  });
});
