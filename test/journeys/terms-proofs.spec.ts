import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { accuseBatch } from "#chain/calls/accuse-batch.ts";
import { siteNumber } from "#scripts/demo/sites.ts";
import { createBatchOf } from "./batches.ts";
import { openBitcoin } from "./bitcoin.ts";
import { buySlice } from "./buyers.ts";
import { postFirst } from "./postings.ts";
import { lookAt } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, signAndSee } from "./wallet.ts";

const provenTerms = (termStart: number) => ({
  site: siteNumber("reykjanes"), // an auditor signed its capacity, as proven payouts need
  ...{ evidenceRequired: 3, capacity: 200n, saleEnd: termStart },
});

test("the page of a batch says what waits for proofs, settles it, and accuses who posts less than is proven", async ({
  page,
  lode,
}) => {
  test.slow();
  const bitcoin = openBitcoin(lode);
  const operator = await lode.accountAt(1);
  const { batchId, start } = await createBatchOf(lode, operator, provenTerms);
  await buySlice(lode, batchId, await lode.accountAt(6));
  const held = page.locator("section", { has: page.locator("h2#held") }).last();

  await page.goto(`/batches/${batchId}`);
  await expect(held).toContainText("Nothing is posted yet, so nothing waits.");
  await expect(held).toContainText("registered no Bitcoin address");
  await expect(page.getByTestId("settle-held")).toHaveCount(0);
  await lookAt(page, "batch-held-nothing");

  const address = await bitcoin.register(operator, batchId);
  await lode.passDays(2);
  await postFirst(lode, batchId, operator);
  await page.goto(`/batches/${batchId}`);
  await expect(page.getByTestId("waiting")).toContainText("47,500 sats missing");
  await expect(page.getByTestId("waiting")).toContainText("$5.00");
  await expect(page.getByTestId("settle-held")).toBeDisabled();
  await expect(held).toContainText("Proofs of 47,500 sats are missing for period 0.");
  await lookAt(page, "batch-held-short");

  await bitcoin.payAndProve(operator, address, 50_000, start / 1000 + 3_600);
  await page.reload();
  await expect(page.getByTestId("waiting")).toContainText("Proven");
  await expect(page.getByTestId("accusation")).toHaveCount(0);
  await connect(page, "demo.investor");
  await page.getByTestId("settle-held").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(held).toContainText("Nothing waits for proofs now.");
  await page.getByText("What became of period 0").click();
  await expect(page.getByTestId("judged").getByRole("row", { name: /0x/ })).toContainText("Proven$5.00$0.00");

  await bitcoin.payAndProve(operator, address, 10_000, start / 1000 + 6 * 3_600);
  await page.reload();
  await expect(page.getByTestId("accusation")).toContainText("Posted too little");
  await expect(page.getByTestId("accusation")).toContainText("10,000 sats");
  await lookAt(page, "batch-under-reported");
  await page.getByTestId("accuse").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByTestId("accusation")).toContainText("To be answered until");
  await expect(page.getByTestId("accuse")).toHaveCount(0);
  await lookAt(page, "batch-accused");
});

test("after the last period, an accusation that nobody answers lets anybody give the bond to the holders", async ({
  page,
  lode,
}) => {
  test.slow();
  const bitcoin = openBitcoin(lode);
  const { deployment } = lode;
  const operator = await lode.accountAt(1);
  const terms = (termStart: number) => ({ ...provenTerms(termStart), periods: 1 });
  const { batchId, start } = await createBatchOf(lode, operator, terms);
  const sliceId = await buySlice(lode, batchId, await lode.accountAt(6));
  const address = await bitcoin.register(operator, batchId);
  await lode.passDays(2);
  await postFirst(lode, batchId, operator);
  await bitcoin.payAndProve(operator, address, 60_000, start / 1000 + 3_600);
  await lode.act(await lode.accountAt(6), accuseBatch(deployment, { batchId }));
  await lode.shown();

  await page.goto(`/batches/${batchId}`);
  const card = page.getByTestId("accusation");
  await expect(card).toContainText("To be answered until");
  await expect(page.getByTestId("forfeit-bond")).toHaveCount(0);
  await lode.passDays(15);
  await page.reload();
  await expect(card).toContainText("Anybody can give the bond to the holders now.");
  await lookAt(page, "batch-not-answered");
  await connect(page, "demo.investor");
  await page.getByTestId("forfeit-bond").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(card).toContainText("The bond is gone.");
  await expect(page.getByTestId("forfeit-bond")).toHaveCount(0);
  const owed = { address: deployment.capacitySlices, abi: capacitySlicesAbi, functionName: "refundable" };
  expect(await lode.read<bigint>({ ...owed, args: [sliceId] })).toBe(50_000_000n);
});
