import { createBatchOf } from "./batches.ts";
import { buySlice } from "./buyers.ts";
import { postFirst } from "./postings.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, installWallet, signAndSee } from "./wallet.ts";

type Batch = {
  batch: { rate: string; status: string; upfrontState: string; proceeds: string; bond: string; reserved: string };
};

test("an operator changes the price while nothing is sold, and then gives the batch up", async ({ page, lode }) => {
  const { batchId } = await createBatchOf(lode, await lode.accountAt(1));
  await page.goto(`/operator/batches/${batchId}`);
  await connect(page, "demo.operator");
  await expect(page.getByTestId("set-rate")).toBeDisabled();
  await page.getByTestId("new-rate").fill("0.04");
  await expectAccessible(page);
  await page.getByTestId("set-rate").click();
  await signAndSee(page);
  await closeDialog(page);
  expect((await lode.api<Batch>(`/batches/${batchId}`)).batch.rate).toBe("40000");

  await page.getByTestId("call-off").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("$50.00");
  await signAndSee(page);
  await closeDialog(page);
  const { batch } = await lode.api<Batch>(`/batches/${batchId}`);
  expect(batch).toMatchObject({ status: "Cancelled", bond: "0" });
  await expect(page.getByTestId("call-off")).toHaveCount(0);

  await page.getByTestId("release-capacity").click();
  await signAndSee(page);
  await closeDialog(page);
  expect((await lode.api<Batch>(`/batches/${batchId}`)).batch.reserved).toBe("0");
});

test("the upfront part waits until nobody can give a slice back, and then anybody adds it to the proceeds", async ({
  page,
  lode,
}) => {
  const [operator, buyer] = [await lode.accountAt(1), await lode.accountAt(13)];
  const { batchId } = await createBatchOf(lode, operator, (termStart) => ({
    refundDeadline: termStart,
    ...{ rate: 45_000n, upfront: 100_000n },
  }));
  await buySlice(lode, batchId, buyer);
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: buyer });
  await page.goto(`/operator/batches/${batchId}`);
  await connect(page, "test.wallet");
  await expect(page.getByTestId("release-upfront")).toBeDisabled();
  await expect(page.getByText("From ", { exact: false }).first()).toBeVisible();
  await lode.passDays(1);
  await page.reload();
  await page.getByTestId("release-upfront").click();
  await signAndSee(page);
  await closeDialog(page);
  const { batch } = await lode.api<Batch>(`/batches/${batchId}`);
  expect(batch).toMatchObject({ upfrontState: "released", proceeds: "10000000" });
  await expect(page.getByTestId("release-upfront")).toHaveCount(0);
});

test("after the last payout a period is topped up, the bond comes back, and the slice is retired", async ({
  page,
  lode,
}) => {
  const [operator, holder] = [await lode.accountAt(1), await lode.accountAt(19)];
  const { batchId } = await createBatchOf(lode, operator, (termStart) => ({
    periods: 1,
    saleEnd: termStart + 86_400,
  }));
  const id = await buySlice(lode, batchId, holder);
  await lode.passDays(3);
  await postFirst(lode, batchId, operator);

  await page.goto(`/operator/batches/${batchId}`);
  await connect(page, "demo.operator");
  await expect(page.getByTestId("top-up")).toBeDisabled();
  await page.getByTestId("top-up-period").fill("1");
  await expect(page.getByText("At most 0.")).toBeVisible();
  await page.getByTestId("top-up-period").fill("0");
  await page.getByTestId("top-up-amount").fill("7000");
  await page.getByTestId("top-up-reason").fill("The pool paid transaction fees later.");
  await expectAccessible(page);
  await keepScreen(page, "duties-1-completed", { fullPage: true });
  await page.getByTestId("top-up").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("7,000 sats");
  await signAndSee(page);
  await closeDialog(page);
  const { topUps } = await lode.api<{ topUps: { amount: string; period: number }[] }>(`/batches/${batchId}/top-ups`);
  expect(topUps).toMatchObject([{ period: 0, amount: "7000" }]);

  await page.getByTestId("release-bond").click();
  await signAndSee(page);
  await closeDialog(page);
  expect((await lode.api<Batch>(`/batches/${batchId}`)).batch.bond).toBe("0");

  const other = await page.context().browser()?.newPage({ baseURL: lode.url });
  if (other === undefined) throw new Error("there is no browser");
  await installWallet(other, { rpcUrl: lode.rpcUrl, account: holder });
  await other.goto(`/slices/${id}`);
  await connect(other, "test.wallet");
  await other.getByTestId("retire").click();
  await signAndSee(other);
  await closeDialog(other);
  await expect(other.getByTestId("lineage")).toContainText("retired");
  await keepScreen(other, "duties-2-retired", { fullPage: true });
  await other.close();
});
