import { provePayment } from "#chain/calls/prove-payment.ts";
import { siteNumber } from "#scripts/demo/sites.ts";
import { createBatchOf } from "./batches.ts";
import { openBitcoin } from "./bitcoin.ts";
import { buySlice } from "./buyers.ts";
import { postFirst } from "./postings.ts";
import { lookAt } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, signAndSee } from "./wallet.ts";

test("the page of a batch says what waits for proofs, settles it, and accuses who posts less than is proven", async ({
  page,
  lode,
}) => {
  test.slow();
  const bitcoin = openBitcoin(lode);
  const operator = await lode.accountAt(1);
  const { batchId, start } = await createBatchOf(lode, operator, (termStart) => ({
    site: siteNumber("reykjanes"), // an auditor signed its capacity, as proven payouts need
    ...{ evidenceRequired: 3, capacity: 200n, saleEnd: termStart },
  }));
  await buySlice(lode, batchId, await lode.accountAt(6));
  const held = page.locator("section", { has: page.locator("h2#held") }).last();
  /** Pays the pool's address `hours` after the term's start, and proves it. */
  const payAndProve = async (address: string, sats: number, hours: number) => {
    const txid = await bitcoin.pay(address, sats, start / 1000 + hours * 3_600);
    await bitcoin.extendRelay(operator);
    await lode.act(operator, provePayment(lode.deployment, await bitcoin.prove(txid)));
    await lode.shown();
  };

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

  await payAndProve(address, 50_000, 1);
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

  await payAndProve(address, 10_000, 6);
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
