import { createBatchOf, foundryRecord } from "./batches.ts";
import { keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, installWallet, signAndSee } from "./wallet.ts";

test("a rejected signature loses nothing: the dialog says so and tries again", async ({ page, lode }) => {
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: await lode.accountAt(3) });
  await page.goto("/batches/1");
  await connect(page, "test.wallet");
  await page.getByTestId("buy-units").fill("2");
  for (const way of [/Sign a permit/, /Approve the exact amount/]) {
    await page.getByTestId("buy").click();
    await expectTransaction(page, "ready");
    await page.getByRole("radio", { name: way }).check();
    await page.evaluate(() => {
      window.testWallet.rejectNext = true;
    });
    await page.getByTestId("sign").click();
    const dialog = await expectTransaction(page, "rejected");
    await expect(dialog).toContainText("You declined");
    await keepScreen(page, "bad-rejected");
    await page.getByRole("button", { name: "Try again" }).click();
    await expectTransaction(page, "ready");
    await closeDialog(page);
  }
  await page.getByTestId("buy").click();
  await signAndSee(page);
});

test("a wallet on another network is asked to switch, and goes on from there", async ({ page, lode }) => {
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: await lode.accountAt(3), chainId: 1 });
  await page.goto("/batches/1");
  await connect(page, "test.wallet");
  await expect(page.getByTestId("account")).toContainText("Wrong network");
  await page.getByTestId("buy").click();
  const dialog = await expectTransaction(page, "wrong network");
  await expect(dialog).toContainText("It is on chain 1, and Lode is on Local chain.");
  await keepScreen(page, "bad-network");
  await page.getByRole("button", { name: "Switch to Local chain" }).click();
  await expectTransaction(page, "ready");
  await expect(page.getByTestId("account")).not.toContainText("Wrong network");
});

test("an order above the capacity, of nothing, or of a fraction is refused before any wallet sees it", async ({
  page,
}) => {
  await page.goto("/batches/1");
  for (const [typed, sentence] of [
    ["80001", /^Only [\d,]+ units are left of this batch, and you asked for 80,001\.$/],
    ["0", "A slice has at least 1 unit."],
    ["1.5", /is not a whole number of units/],
    ["", "Enter how many units to buy."],
  ] as const) {
    await page.getByTestId("buy-units").fill(typed);
    await expect(page.getByTestId("buy")).toBeDisabled();
    await expect(page.getByTestId("buy-panel").getByText(sentence)).toBeVisible();
  }
});

test("too small a balance is told with the numbers, and test money is a click away", async ({ page, lode }) => {
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: await lode.accountAt(11) });
  await page.goto("/batches/1");
  await connect(page, "test.wallet");
  await page.getByTestId("buy-units").fill("5");
  await expect(page.getByTestId("buy-panel")).toContainText("your account has $0.00");
  await expect(page.getByTestId("buy")).toBeDisabled();
  await keepScreen(page, "bad-balance", { fullPage: true });
  await page.getByTestId("get-test-money").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByTestId("buy")).toBeEnabled();
  await expect(page.getByTestId("buy-balance")).toHaveText("$1,000.00");
});

test("a batch with an unposted finished period says when buying opens again", async ({ page, lode }) => {
  const { batchId } = await createBatchOf(lode, await lode.accountAt(2));
  await lode.passDays(2);
  await page.goto(`/operator/batches/${batchId}`);
  await expect(page.getByTestId("duty")).toContainText("Period 0 is due");
  await page.goto(`/batches/${batchId}`);
  await expect(
    page
      .getByText(/period/i)
      .filter({ hasText: /not (yet )?posted|unposted|is posted/i })
      .first(),
  ).toBeVisible();
  await expect(page.getByTestId("buy")).toHaveCount(0);
});

test("an unreadable record names its faults by line, and a contradictory or wrong one is refused; nothing is half-used", async ({
  page,
  lode,
}) => {
  const { batchId, start } = await createBatchOf(lode, await lode.accountAt(1));
  await lode.passDays(2);
  await page.goto(`/operator/batches/${batchId}`);
  const give = (name: string, text: string | Buffer) =>
    page.getByTestId("record-file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const faults = page.getByTestId("record-faults");

  await give("broken.csv", "date,gross_sats,pool_fee_sats,hashrate_ths\n2024-04-20,-5,0,1\n2024-13-01,7,0,1\n");
  await expect(faults).toContainText("Line 2: gross_sats is negative (-5).");
  await expect(faults).toContainText("Line 3: date");
  await keepScreen(page, "bad-record", { fullPage: true });
  await expect(page.getByTestId("post-payouts")).toHaveCount(0);

  const twice = foundryRecord(start, ["0.0008", "0.0008"], [990_000, 990_000]);
  const firstDay = new Date(start).toISOString().slice(0, 10);
  const secondDay = new Date(start + 86_400_000).toISOString().slice(0, 10);
  const thirdDay = new Date(start + 2 * 86_400_000).toISOString().slice(0, 10);
  await give("twice.json", twice.replaceAll(secondDay, firstDay).replaceAll(thirdDay, secondDay));
  await expect(faults).toBeVisible();
  await give("picture.json", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]));
  await expect(faults).toContainText("picture.json was not accepted");
  await give("empty.csv", "");
  await expect(faults).toContainText("empty.csv was not accepted");

  await give("later.json", foundryRecord(start + 5 * 86_400_000, ["0.0008"], [990_000]));
  await expect(faults).toHaveCount(0);
  await expect(page.getByTestId("refused-0")).toContainText(`Period 0 is ${firstDay}, which the record does not state`);
  await expect(page.getByTestId("post-payouts")).toHaveCount(0);
});

test("a node that does not answer is told in words, and trying again helps", async ({ page, lode }) => {
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: await lode.accountAt(3) });
  await page.goto("/batches/1");
  await connect(page, "test.wallet");
  await expect(page.getByTestId("buy-balance")).toBeVisible();
  await page.route(`${lode.rpcUrl}/**`, (route) => route.abort());
  await page.getByTestId("buy").click();
  const dialog = await expectTransaction(page, "reverted");
  await expect(dialog).toContainText("This did not go through");
  await keepScreen(page, "bad-node");
  await page.unroute(`${lode.rpcUrl}/**`);
  await page.getByRole("button", { name: "Check again" }).click();
  await expectTransaction(page, "ready");
});
