import type { Page } from "@playwright/test";
import { parseGwei } from "viem";
import type { Lode } from "./lode.ts";
import { keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { connect, expectTransaction, installWallet } from "./wallet.ts";

test.afterEach(async ({ lode }) => {
  await lode.control.setAutomine(true);
  await lode.control.mine({ blocks: 1 });
});

/** Has account 3 send a purchase that no block takes yet. Answers its hash. */
async function sendPurchase(page: Page, lode: Lode): Promise<`0x${string}`> {
  const account = await lode.accountAt(3);
  await installWallet(page, { rpcUrl: lode.rpcUrl, account });
  await page.goto("/batches/1");
  await connect(page, "test.wallet");
  await page.getByTestId("buy-units").fill("1");
  await page.getByTestId("buy").click();
  await expectTransaction(page, "ready");
  await lode.control.setAutomine(false);
  await page.getByTestId("sign").click();
  const dialog = await expectTransaction(page, "submitted");
  const hash = /0x[0-9a-f]{64}/.exec(await dialog.innerText())?.[0];
  if (hash === undefined) throw new Error("the dialog does not show the transaction's hash");
  return hash as `0x${string}`;
}

/** Sends another transaction under the nonce of a pending one, for a higher fee. */
async function substitute(lode: Lode, hash: `0x${string}`, to: `0x${string}`, value: bigint) {
  const account = await lode.accountAt(3);
  const { nonce } = await lode.client.getTransaction({ hash });
  const fee = `0x${parseGwei("50").toString(16)}` as const;
  await lode.client.request({
    method: "eth_sendTransaction",
    params: [
      {
        ...{ from: account, to, value: `0x${value.toString(16)}`, nonce: `0x${nonce.toString(16)}`, gas: "0x7530" },
        ...{ maxFeePerGas: fee, maxPriorityFeePerGas: fee },
      },
    ],
  } as never);
  await lode.control.mine({ blocks: 1 });
}

test("a reload while a transaction waits for a block loses nothing", async ({ page, lode }) => {
  await sendPurchase(page, lode);
  await page.reload();
  const dock = page.getByTestId("transaction-dock");
  await expect(dock).toHaveAttribute("data-state", "submitted");
  await expect(dock).toContainText("Buy a slice of Delta Ridge I");
  await keepScreen(page, "lost-reload");
  await lode.control.mine({ blocks: 1 });
  await expect(dock).toHaveAttribute("data-state", "indexed");
  await dock.getByRole("button", { name: "Show" }).click();
  await expect(await expectTransaction(page, "indexed")).toContainText("The slice is yours.");
  await page.reload();
  await expect(page.getByTestId("account")).toBeVisible();
  await expect(dock).toHaveCount(0);
});

test("another tab goes on watching a transaction whose tab was closed", async ({ page, lode, context, watch }) => {
  await sendPurchase(page, lode);
  await page.close();
  const other = await context.newPage();
  watch(other);
  await other.goto("/");
  await expect(other.getByTestId("transaction-dock")).toHaveAttribute("data-state", "submitted");
  await lode.control.mine({ blocks: 1 });
  await expect(other.getByTestId("transaction-dock")).toHaveAttribute("data-state", "indexed");
});

test("a transaction cancelled in the wallet is called cancelled", async ({ page, lode }) => {
  const hash = await sendPurchase(page, lode);
  await substitute(lode, hash, await lode.accountAt(3), 0n);
  await expect(await expectTransaction(page, "cancelled")).toContainText("Cancelled in the wallet");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a transaction replaced by a different one is called replaced", async ({ page, lode }) => {
  const hash = await sendPurchase(page, lode);
  await substitute(lode, hash, await lode.accountAt(15), 1n);
  await expect(await expectTransaction(page, "replaced")).toContainText("Replaced by another transaction");
});

test("a transaction the network forgot is called dropped, and can be tried again", async ({ page, lode }) => {
  const hash = await sendPurchase(page, lode);
  await lode.control.dropTransaction({ hash });
  const dialog = await expectTransaction(page, "dropped");
  await expect(dialog).toContainText("Nothing was spent.");
  await keepScreen(page, "lost-dropped");
});

test("a purchase that fails in its block says why: the day ended before the block", async ({ page, lode }) => {
  const hash = await sendPurchase(page, lode);
  await lode.passDays(1);
  const dialog = await expectTransaction(page, "reverted");
  await expect(dialog).toContainText(/period/i);
  await expect(dialog).toContainText(hash);
  await keepScreen(page, "lost-reverted");
});
