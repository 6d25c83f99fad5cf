import { expect, test } from "vitest";
import { type Draft, firstDraft } from "#app/operator/new/draft.ts";
import type { DraftContext } from "#app/operator/new/draft-context.ts";
import { readDraft } from "#app/operator/new/read-draft.ts";
import type { Deployment } from "#chain/deployment.ts";

const now = new Date("2024-04-17T09:30:00Z");
const seconds = now.getTime() / 1000;
const address = (digit: string) => `0x${digit.repeat(40)}` as `0x${string}`;
const deployment: Deployment = {
  chainId: 31_337,
  startBlock: 0,
  genesisHash: `0x${"0".repeat(64)}`,
  bitcoinNetwork: "regtest",
  accessManager: address("1"),
  attesterRegistry: address("7"),
  batchManager: address("2"),
  capacitySlices: address("3"),
  bitcoinRelay: address("a"),
  payoutProofs: address("b"),
  heldEscrow: address("c"),
  fleetRegistry: address("8"),
  sliceDescriptor: address("9"),
  sliceMarket: address("6"),
  tokens: { usdc: address("4"), wbtc: address("5") },
};
const site = { number: 3, name: "Utah", country: "US", capacity: 10n ** 18n, reserved: 0n, evidence: 1 };
const context: DraftContext = {
  deployment,
  now: seconds,
  sites: [site],
  attesterSets: [
    { set: 1, highestLevel: 1 },
    { set: 2, highestLevel: 2 },
  ],
};
const read = (changes: Partial<Draft>, against: Partial<DraftContext> = {}) =>
  readDraft({ ...firstDraft(now), name: "Test Ridge", site: "3", ...changes }, { ...context, ...against });

test("the form starts with terms that can be signed as soon as the batch has a name and a site", () => {
  const first = readDraft(firstDraft(now), context);
  expect(Object.keys(first.problems)).toEqual(["name", "site"]);
  expect(read({}).problems).toEqual({});
});

test("terms are what was typed, in the contract's units", () => {
  const { ready } = read({ capacity: "1,000", rate: "0.04", periods: "60", maxHosting: "62.5", pue: "1.03" });
  expect(ready?.terms).toMatchObject({
    paymentToken: address("4"),
    payoutToken: address("5"),
    unitHashrate: 10n ** 12n,
    capacity: 1_000n,
    rate: 40_000n,
    periods: 60,
    periodSeconds: 86_400,
    termStart: Date.parse("2024-04-18T00:00:00Z") / 1000,
    grace: 72 * 3600,
    maxHostingBps: 6_250,
    evidenceRequired: 0,
  });
  expect(ready?.disclosure).toMatchObject({ pueBps: 10_300, powerMicroUsdPerKwh: 50_000, poolFeeBps: 200 });
});

test("the bond left empty is the contract's minimum: 5 % of the total price, rounded up", () => {
  const { figures, ready } = read({ capacity: "7", rate: "0.000001", periods: "3", saleEnd: "2024-04-20T00:00" });
  expect(figures?.total).toBe(21n);
  expect(ready?.terms.bond).toBe(2n);
});

test("a bond below the minimum is refused with the minimum", () => {
  const { problems, ready } = read({ capacity: "1000", rate: "0.04", periods: "60", bond: "119.99" });
  expect(problems.bond).toBe("The bond must be at least 5 % of the total price: $120.00.");
  expect(ready).toBeUndefined();
  expect(read({ capacity: "1000", rate: "0.04", periods: "60", bond: "120" }).problems).toEqual({});
});

test("each limit of the contract has its sentence", () => {
  const wrong: [Partial<Draft>, keyof Draft, string][] = [
    [{ capacity: "0" }, "capacity", "At least 1."],
    [{ capacity: "1.5" }, "capacity", "A whole number, without decimals."],
    [{ rate: "0" }, "rate", "At least 0.000001."],
    [{ rate: "0.0000001" }, "rate", "At most 6 decimals."],
    [{ rate: "cheap" }, "rate", "Not a number. Write digits, and a point before the decimals."],
    [{ periods: "3661" }, "periods", "At most 3,660."],
    [{ graceHours: "0" }, "graceHours", "At least 1."],
    [{ graceHours: "337" }, "graceHours", "At most 336."],
    [{ maxHosting: "100.01" }, "maxHosting", "At most 100."],
    [{ pue: "0.9" }, "pue", "At least 1."],
    [{ pool: "x".repeat(33) }, "pool", "At most 32 bytes; this has 33."],
    [{ name: "é".repeat(33) }, "name", "At most 64 bytes; this has 66."],
    [{ name: "  " }, "name", "Fill this in."],
    [{ efficiency: "" }, "efficiency", "Fill this in."],
  ];
  for (const [changes, field, sentence] of wrong) expect(read(changes).problems[field], field).toBe(sentence);
});

test("times are judged by the chain's clock, in UTC", () => {
  expect(read({ termStart: "2024-04-17T00:00" }).problems.termStart).toBe(
    "The term must start after now, 2024-04-17 09:30 UTC by the chain's clock.",
  );
  expect(read({ termStart: "2024-04-18T06:00" }).problems.termStart).toContain("Start at 00:00 UTC");
  expect(read({ saleEnd: "2024-04-17T09:00" }).problems.saleEnd).toContain("must end after now");
  expect(read({ saleEnd: "2024-04-17T23:59", minUnits: "10" }).problems).toEqual({});
  expect(read({ saleEnd: "2024-04-18T00:01", minUnits: "10" }).problems.saleEnd).toContain("With a minimum");
  expect(read({ saleEnd: "2024-06-18T00:00" }).problems.saleEnd).toContain("2024-06-17 00:00 UTC");
  expect(read({ saleEnd: "2024-06-17T00:00" }).problems).toEqual({});
  expect(read({ saleStart: "2024-05-18T00:00", saleEnd: "2024-05-18T00:00" }).problems.saleStart).toBe(
    "The sale must start before it ends.",
  );
  expect(read({ termStart: "" }).problems.termStart).toContain("Choose a day");
});

test("slices can be given back from some of the sale on until the term starts at the latest, or never", () => {
  expect(read({}).ready?.terms.refundDeadline).toBe(Date.parse("2024-04-18T00:00:00Z") / 1000);
  expect(read({ refundDeadline: "" }).ready?.terms.refundDeadline).toBe(0);
  expect(read({ refundDeadline: "2024-04-18T00:01" }).problems.refundDeadline).toContain("2024-04-18 00:00 UTC");
  expect(read({ refundDeadline: "2024-04-17T00:00" }).problems.refundDeadline).toContain("after its start");
});

test("the upfront part is at most 20 % of the price of a whole term, and counts for the bond", () => {
  const { ready, figures } = read({ rate: "0.04", periods: "60", capacity: "1000", upfront: "0.6" });
  expect(ready?.terms.upfront).toBe(600_000n);
  expect(figures?.total).toBe(3_000_000_000n);
  expect(ready?.terms.bond).toBe(150_000_000n);
  expect(read({ rate: "0.04", periods: "60", upfront: "0.600001" }).problems.upfront).toContain("$0.60");
});

test("a batch is sold out of a site of the operator's that has the capacity left", () => {
  expect(read({}).ready?.terms.site).toBe(3);
  expect(read({ site: "" }).problems.site).toContain("Choose one of your sites");
  expect(read({}, { sites: [] }).problems.site).toContain("register one");
  const full = { ...site, reserved: site.capacity - 999n * 10n ** 12n };
  expect(read({}, { sites: [full] }).problems.capacity).toBe("Utah has 999 TH/s left to sell, and this is 1 PH/s.");
});

test("payouts that must be proven need no signature, but an audited site and a sale that is over when the term starts", () => {
  const audited = { sites: [{ ...site, evidence: 2 }] };
  const early = { evidence: "3", termStart: "2024-05-01 00:00", saleEnd: "2024-05-01 00:00" };
  expect(read(early, audited).ready?.terms).toMatchObject({ evidenceRequired: 3, attesterSet: 0 });
  expect(read(early).problems.evidence).toContain("such a batch needs an auditor’s signature");
  expect(read({ ...early, saleEnd: "2024-05-02 00:00" }, audited).problems.saleEnd).toContain("must be proven");
});

test("evidence can be required where attesters can sign it and the site's capacity has as much behind it", () => {
  expect(read({ evidence: "1" }).problems.attesterSet).toContain("choose a set that reaches a pool’s signature");
  expect(read({ evidence: "1", attesterSet: "1" }).ready?.terms).toMatchObject({ evidenceRequired: 1, attesterSet: 1 });
  const { problems } = read({ evidence: "2", attesterSet: "1" });
  expect(problems.attesterSet).toContain("Set 1 reaches a pool’s signature at most");
  expect(problems.evidence).toContain("The capacity of Utah has a pool’s signature behind it");
  expect(read({ attesterSet: "2" }).ready?.terms).toMatchObject({ evidenceRequired: 0, attesterSet: 2 });
});

test("an arbiter is an address or nobody, a royalty 10 % at most, a minimum no more than the capacity", () => {
  expect(read({ arbiter: "me" }).problems.arbiter).toContain("Not an address");
  expect(read({ arbiter: address("a") }).ready?.terms.arbiter).toBe(address("a"));
  expect(read({ arbiter: "" }).ready?.terms.arbiter).toBe(address("0"));
  expect(read({ royalty: "10.01" }).problems.royalty).toBe("At most 10.");
  expect(read({ minUnits: "1001", saleEnd: "2024-04-18T00:00" }).problems.minUnits).toBe("At most 1,000.");
});
