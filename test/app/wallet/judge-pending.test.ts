import { expect, test } from "vitest";
import { judgePending, LOOKS_UNTIL_DROPPED, type Sighting } from "#app/_wallet/transaction/judge-pending.ts";

const account = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const manager = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const sent = { nonce: 4, to: manager, input: "0xabcdef" };
const other = `0x${"22".repeat(32)}` as const;
const nothing: Sighting = { isKnown: true, minedCount: 4, missedLooks: 0 };

test("a transaction the node still has is waited for, however long", () => {
  expect(judgePending(sent, { ...nothing, missedLooks: 1000 })).toEqual({ is: "waiting" });
});

test("a receipt decides, whatever else was seen", () => {
  const receipt = { status: "success", blockNumber: 12n } as const;
  expect(judgePending(sent, { ...nothing, receipt, minedCount: 5 })).toEqual({ is: "mined", blockNumber: 12n });
  const failed = { status: "reverted", blockNumber: 12n } as const;
  expect(judgePending(sent, { ...nothing, receipt: failed })).toEqual({ is: "reverted", blockNumber: 12n });
});

test("the same call under the same nonce is the same transaction at another price", () => {
  const substitute = { hash: other, from: account, to: manager.toLowerCase(), value: 0n, input: sent.input };
  expect(judgePending(sent, { ...nothing, minedCount: 5, substitute })).toEqual({ is: "repriced", hash: other });
});

test("an empty payment to oneself under the same nonce is a cancellation", () => {
  const substitute = { hash: other, from: account, to: account.toLowerCase(), value: 0n, input: "0x" };
  expect(judgePending(sent, { ...nothing, minedCount: 5, substitute })).toEqual({ is: "cancelled", by: other });
});

test("anything else under the same nonce is a replacement", () => {
  const substitute = { hash: other, from: account, to: manager, value: 0n, input: "0x1234" };
  expect(judgePending(sent, { ...nothing, minedCount: 5, substitute })).toEqual({ is: "replaced", by: other });
  expect(judgePending(sent, { ...nothing, minedCount: 5 })).toEqual({ is: "replaced" });
});

test("a transaction no node has is dropped, but not at the first look", () => {
  const lost = { ...nothing, isKnown: false };
  expect(judgePending(sent, { ...lost, missedLooks: LOOKS_UNTIL_DROPPED - 1 })).toEqual({ is: "waiting" });
  expect(judgePending(sent, { ...lost, missedLooks: LOOKS_UNTIL_DROPPED })).toEqual({ is: "dropped" });
});
