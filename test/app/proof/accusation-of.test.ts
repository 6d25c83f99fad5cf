import { expect, test } from "vitest";
import { accusationOf } from "#app/_proof/accusation-of.ts";
import type { Accusation } from "#queries/find-payout-path.ts";

const until = new Date("2024-05-01T00:00:00Z");
const before = new Date(until.getTime() - 1000);
const running = { status: "Active", bond: 9n } as const;
const completed = { status: "Completed", bond: 9n } as const;
const accused = (isAnswered: boolean): Accusation => ({
  ...{ accuser: "0x01", accused: 20n, posted: 10n, until, isAnswered, txHash: "0x02", at: new Date(0) },
});
const said = (...args: Parameters<typeof accusationOf>) => {
  const { title, can } = accusationOf(...args) ?? {};
  return [title, can];
};

test("nothing is said where the sums agree and nobody ever accused the batch", () => {
  expect(accusationOf(running, undefined, null, before)).toBeUndefined();
});

test("a batch that posted too little can be accused, unless it has nothing left to lose", () => {
  expect(said(running, 10n, null, before)).toEqual(["Posted too little", "accuse"]);
  expect(said(completed, 10n, null, before)).toEqual(["Posted too little", "accuse"]);
  expect(said({ ...completed, bond: 0n }, 10n, null, before)).toEqual(["Posted too little", "nothing"]);
  expect(said({ status: "Defaulted", bond: 0n }, 10n, null, before)).toEqual(["Posted too little", "nothing"]);
});

test("an answered accusation is over, and another one possible when more is proven", () => {
  expect(said(running, undefined, accused(true), before)).toEqual(["Answered", "nothing"]);
  expect(said(running, 10n, accused(true), before)).toEqual(["Posted too little", "accuse"]);
});

test("until its time is over an accusation waits for the answer; then anybody can do what follows", () => {
  expect(said(running, 10n, accused(false), before)).toEqual(["Accused", "nothing"]);
  expect(said(running, 10n, accused(false), until)).toEqual(["Not answered", "declare the default"]);
  expect(said(completed, 10n, accused(false), before)).toEqual(["Accused", "nothing"]);
  expect(said(completed, 10n, accused(false), until)).toEqual(["Not answered", "forfeit the bond"]);
});

test("what followed is not offered twice", () => {
  expect(said({ ...completed, bond: 0n }, 10n, accused(false), until)).toEqual(["Not answered", "nothing"]);
  expect(said({ status: "Defaulted", bond: 0n }, 10n, accused(false), before)).toEqual(["Not answered", "nothing"]);
});
