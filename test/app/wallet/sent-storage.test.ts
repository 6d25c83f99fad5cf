import { expect, test } from "vitest";
import type { SentTransaction } from "#app/_wallet/transaction/plan.ts";
import { findSent, forgetSent, rememberSent } from "#app/_wallet/transaction/sent-storage.ts";

function memory(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const sent: SentTransaction = {
  step: "call",
  title: "Buy a slice",
  sentence: "Pay at most $20.",
  done: { sentence: "Yours." },
  account: "0x90F79bf6EB2c4f870365E785982E1f101E93b906",
  chainId: 31_337,
  hash: `0x${"11".repeat(32)}`,
  nonce: 4,
  to: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  input: "0xabcdef",
  sentAtBlock: "120",
};

test("a sent transaction is found again as it was, until it is forgotten", () => {
  const storage = memory();
  rememberSent(storage, sent);
  expect(findSent(storage, 31_337)).toEqual(sent);
  forgetSent(storage, sent);
  expect(findSent(storage, 31_337)).toBeUndefined();
});

test("a transaction of another chain is not this chain's", () => {
  const storage = memory();
  rememberSent(storage, { ...sent, chainId: 1 });
  expect(findSent(storage, 31_337)).toBeUndefined();
  expect(findSent(storage, 1)?.hash).toBe(sent.hash);
});

test("a memory that cannot be read is thrown away", () => {
  const storage = memory();
  storage.setItem("lode.sent.31337.0xabc", "{broken");
  storage.setItem("lode.sent.31337.0xdef", JSON.stringify({ hash: "0x1" }));
  storage.setItem("something.else", "kept");
  expect(findSent(storage, 31_337)).toBeUndefined();
  expect(storage.length).toBe(1);
});
