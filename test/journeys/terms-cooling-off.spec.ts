import { erc20Abi } from "viem";
import { createBatchOf } from "./batches.ts";
import { buySlice, cost } from "./buyers.ts";
import type { Lode } from "./lode.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, installWallet, signAndSee } from "./wallet.ts";

const dollarsOf = (lode: Lode, account: `0x${string}`) =>
  lode.read<bigint>({
    ...{ address: lode.deployment.tokens.usdc, abi: erc20Abi, functionName: "balanceOf", args: [account] },
  });

test("in the cooling-off time an owner gives a slice back, after being asked twice, and has all that it cost at once", async ({
  page,
  lode,
}) => {
  const buyer = await lode.accountAt(13);
  const { batchId } = await createBatchOf(lode, await lode.accountAt(1), (termStart) => ({
    refundDeadline: termStart,
  }));
  const id = await buySlice(lode, batchId, buyer);
  const before = await dollarsOf(lode, buyer);

  await page.goto(`/batches/${batchId}`);
  await expect(page.getByTestId("return-note")).toContainText("Give back until");
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: buyer });
  await page.goto(`/slices/${id}`);
  await expect(page.getByTestId("slice-picture")).toBeVisible();
  await expect
    .poll(() => page.getByTestId("slice-picture").evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await connect(page, "test.wallet");
  await page.getByTestId("give-back").click();
  await expect(page.getByTestId("give-back-panel")).toContainText("The slice ends for good");
  await expectAccessible(page);
  await keepScreen(page, "cooling-off-1-sure");
  await page.getByRole("button", { name: "Keep the slice" }).click();
  await page.getByTestId("give-back").click();
  await page.getByTestId("give-back-sure").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("All that was paid for them, 100.00 USDC");
  await keepScreen(page, "cooling-off-2-review");
  await signAndSee(page);
  await closeDialog(page);

  expect((await dollarsOf(lode, buyer)) - before).toBe(cost);
  await expect(page.getByTestId("lineage")).toContainText("This slice was given back.");
  await expect(page.getByTestId("give-back-panel")).toHaveCount(0);
  await keepScreen(page, "cooling-off-3-given-back", { fullPage: true });
});

test("a batch that missed its minimum is settled by anybody, and its holders claim back what they paid", async ({
  page,
  lode,
}) => {
  const [buyer, stranger] = [await lode.accountAt(13), await lode.accountAt(12)];
  const { batchId } = await createBatchOf(lode, await lode.accountAt(1), (termStart) => ({
    minUnits: 500n,
    saleEnd: termStart,
  }));
  await buySlice(lode, batchId, buyer);
  const before = await dollarsOf(lode, buyer);
  await lode.passDays(1);

  await installWallet(page, { rpcUrl: lode.rpcUrl, account: stranger });
  await page.goto(`/batches/${batchId}`);
  await connect(page, "test.wallet");
  const panel = page.getByTestId("cancelled");
  await expect(panel).toContainText("100 units sold; its terms ask for 500.");
  await expectAccessible(page);
  await keepScreen(page, "cancelled-1-unsettled", { fullPage: true });
  await page.getByTestId("settle-cancellation").click();
  await expectTransaction(page, "ready");
  await signAndSee(page);
  await closeDialog(page);
  await expect(panel).toContainText("Settled at");
  await keepScreen(page, "cancelled-2-settled", { fullPage: true });

  // anybody may claim for the holder, and the money is the holder's
  await page.goto(`/portfolio/${buyer}`);
  await expect(page.getByTestId("claim-refunds")).toContainText("$100.00");
  await page.getByTestId("claim-all").click();
  await signAndSee(page);
  expect((await dollarsOf(lode, buyer)) - before).toBe(cost);
});
