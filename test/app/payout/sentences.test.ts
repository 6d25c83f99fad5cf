import { describe, expect, test } from "vitest";
import { evidenceOf } from "#app/_components/evidence-badge.tsx";
import { kindOfScript } from "#app/_payout/kind-of-script.ts";
import { whyNot } from "#app/_payout/not-posted.tsx";
import { gapOf } from "#app/_payout/payment-gap.ts";
import { aHeldPart, aJudgement, aPath, aPayout } from "./path-fixture.ts";

describe("what a level of evidence is said to prove", () => {
  test("only the third one is a proof on Bitcoin", () => {
    const texts = [0, 1, 2, 3].map((level) => evidenceOf(level).text);
    expect(texts).toEqual(["Operator’s word", "Signed by a pool", "Signed by an auditor", "Proven on Bitcoin"]);
  });

  test("a level that nobody knows proves nothing", () => {
    expect(evidenceOf(4)).toMatchObject({ tone: "warn", leaves: "Everything." });
  });
});

describe("the gap where no payment of a period was proven", () => {
  test("names what there is instead, by level", () => {
    const at = (evidence: 0 | 1 | 2) => gapOf(aPath({ posted: aPayout({ evidence }) }));
    expect(at(0)).toContain("the operator’s word");
    expect(at(1)).toContain("signature of a pool");
    expect(at(2)).toContain("signature of an auditor");
    expect(at(0)).toContain("registered no script");
  });

  test("is other periods' payments where those cover a proven period", () => {
    const held = aHeldPart(aJudgement(true, 1n, 0n));
    expect(gapOf(aPath({ evidenceRequired: 3, held }))).toContain("Payments in other periods cover it");
    expect(gapOf(aPath({ evidenceRequired: 3, held: aHeldPart() }))).toContain("escrow waits");
  });
});

describe("why a period has no payout", () => {
  const end = { periodEnd: new Date("2024-04-26T00:00:00Z") };
  const during = new Date("2024-04-25T12:00:00Z");
  const after = new Date("2024-04-27T00:00:00Z");
  const running = { status: "Active", defaultableAt: new Date("2024-04-29T00:00:00Z") } as const;

  test("it has not ended", () => expect(whyNot(running, end, during)).toContain("ends at 2024-04-26 00:00 UTC"));
  test("its operator is late, and anybody may soon say so", () =>
    expect(whyNot(running, end, after)).toContain("From 2024-04-29 00:00 UTC on"));
  test("its batch is in default, or was cancelled", () => {
    expect(whyNot({ status: "Defaulted", defaultableAt: null }, end, after)).toContain("in default");
    expect(whyNot({ status: "Cancelled", defaultableAt: null }, end, after)).toContain("cancelled");
  });
});

test("a script is called what people call it", () => {
  expect(kindOfScript(`0x0014${"ab".repeat(20)}`)).toBe("SegWit key hash");
  expect(kindOfScript(`0x5120${"ab".repeat(32)}`)).toBe("Taproot");
  expect(kindOfScript(`0x76a914${"ab".repeat(20)}88ac`)).toBe("Pay to key hash");
  expect(kindOfScript(`0xa914${"ab".repeat(20)}87`)).toBe("Pay to script hash");
  expect(kindOfScript("0x51")).toBe("Script");
});
