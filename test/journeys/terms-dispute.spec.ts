import { createBatchOf } from "./batches.ts";
import { buySlice } from "./buyers.ts";
import { postFirst } from "./postings.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, installWallet, signAndSee } from "./wallet.ts";

test("a holder disputes the bond, and the arbiter gives half of it to the holders", async ({ page, lode, context }) => {
  const [operator, holder, arbiter] = [await lode.accountAt(1), await lode.accountAt(19), await lode.accountAt(18)];
  const { batchId } = await createBatchOf(lode, operator, () => ({ arbiter }));
  await buySlice(lode, batchId, holder);
  await lode.passDays(2);
  await postFirst(lode, batchId, operator);

  await installWallet(page, { rpcUrl: lode.rpcUrl, account: holder });
  await page.goto(`/batches/${batchId}`);
  await connect(page, "test.wallet");
  const panel = page.getByTestId("dispute");
  await panel.getByText("Open a dispute", { exact: true }).click();
  await expect(page.getByTestId("open-dispute")).toBeDisabled();
  await page.getByTestId("dispute-reason").fill("It claims full delivery of a site that stood still.");
  await expectAccessible(page);
  await page.getByTestId("open-dispute").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("it is held for 30 days");
  await signAndSee(page);
  await closeDialog(page);
  await expect(panel).toContainText("The bond is held until");
  await keepScreen(page, "dispute-1-open", { fullPage: true });

  const other = await context.browser()?.newPage({ baseURL: lode.url });
  if (other === undefined) throw new Error("there is no browser");
  await installWallet(other, { rpcUrl: lode.rpcUrl, account: arbiter });
  await other.goto(`/batches/${batchId}`);
  await connect(other, "test.wallet");
  await expect(other.getByTestId("resolve-dispute")).toContainText("You are the arbiter");
  await other.getByTestId("forfeit").fill("50");
  await other.getByTestId("resolve-reason").fill("Its own meters say so.");
  await other.getByTestId("resolve").click();
  await expectTransaction(other, "ready");
  await signAndSee(other);
  await closeDialog(other);
  await expect(other.getByTestId("dispute")).toContainText("50 % of the bond, $25.00, went to the holders");
  await keepScreen(other, "dispute-2-decided", { fullPage: true });
  await other.close();
});
