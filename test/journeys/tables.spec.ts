import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { expect, test } from "./test.ts";

type Slices = { slices: { sliceId: string; earned: string }[] };
type Row = Record<"amount" | "state" | "kind" | "period" | "owner" | "tx_hash", string>;

test("a slice's whole ledger is downloaded as a table that sums to what the chain would pay and has paid", async ({
  page,
  lode,
}) => {
  const holder = await lode.accountAt(4);
  const { portfolio } = await lode.api<{ portfolio: Slices }>(`/portfolio/${holder}`);
  const [slice] = portfolio.slices;
  if (slice === undefined) throw new Error("the demo's holder holds nothing");
  await page.goto(`/slices/${slice.sliceId}`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("csv").click()]);
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^lode-31337-slice-${slice.sliceId}-payouts-block-\\d+\\.csv$`),
  );
  const rows: Row[] = parse(readFileSync(await download.path()), { columns: true });
  expect(rows.length).toBeGreaterThan(10);
  const sum = (state: string) =>
    rows.filter((row) => row.state === state).reduce((total, row) => total + BigInt(row.amount), 0n);
  const claimable = await lode.read<bigint>({
    ...{ address: lode.deployment.capacitySlices, abi: capacitySlicesAbi },
    ...{ functionName: "claimable", args: [BigInt(slice.sliceId)] },
  });
  expect(sum("claimable")).toBe(claimable);
  expect(rows.reduce((total, row) => total + BigInt(row.amount), 0n).toString()).toBe(slice.earned);
});

test("an account's payouts and claims are downloaded as a table", async ({ page, lode }) => {
  const holder = await lode.accountAt(4);
  await page.goto(`/portfolio/${holder}`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("csv").click()]);
  const rows: Row[] = parse(readFileSync(await download.path()), { columns: true });
  const payouts = rows.filter(({ kind }) => kind === "payout");
  expect(payouts.length).toBeGreaterThan(10);
  expect(rows.every(({ tx_hash }) => /^0x[0-9a-f]{64}$/.test(tx_hash))).toBe(true);
});

test("a table of what does not exist is refused in a sentence", async ({ lode }) => {
  const answer = await fetch(`${lode.url}/api/v1/slices/999999999/payouts.csv`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    error: "There is no slice 999999999.",
    next: "GET /api/v1/batches lists what there is.",
  });
});
