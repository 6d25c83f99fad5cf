import { erc20Abi } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, signAndSee } from "./wallet.ts";

type Slices = { slices: { sliceId: string; units: string; claimable: string }[] };

test("an investor buys a slice with one signature and one transaction, sees its next payout arrive, and claims it", async ({
  page,
  lode,
}) => {
  const investor = await lode.accountAt(3);
  const { usdc, wbtc } = lode.deployment.tokens;
  const balanceOf = (token: `0x${string}`) =>
    lode.read<bigint>({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [investor] });
  const before = { usdc: await balanceOf(usdc), wbtc: await balanceOf(wbtc) };

  await page.goto("/");
  await page.getByRole("link", { name: "Delta Ridge I" }).click();
  await expect(page.getByRole("heading", { name: "Delta Ridge I" })).toBeVisible();
  await page.getByTestId("buy-units").fill("25");
  await expect(page.getByTestId("buy")).toHaveText("Connect a wallet to review purchase");

  await page.getByTestId("buy").click();
  await expect(page.getByRole("dialog", { name: "Connect a wallet" })).toBeVisible();
  await expect(page.getByTestId("connect-demo.investor")).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "investor-1-connect");
  await page.getByTestId("connect-demo.investor").click();
  await expect(page.getByTestId("buy-balance")).toHaveText(`$${formatBaseUnits(before.usdc, 6, { minFraction: 2 })}`);

  await page.getByTestId("buy").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("into escrow for a slice of 25 units of batch 1");
  await expect(dialog.getByRole("radio", { name: /Sign a permit/ })).toBeChecked();
  await expectAccessible(page);
  await keepScreen(page, "investor-2-review");
  await signAndSee(page);
  await keepScreen(page, "investor-3-done");

  const cost = before.usdc - (await balanceOf(usdc));
  const {
    portfolio: { slices },
  } = await lode.api<{ portfolio: Slices }>(`/portfolio/${investor}`);
  const bought = slices.filter(({ units }) => units === "25").at(-1);
  expect(bought).toBeDefined();
  const id = BigInt(bought?.sliceId ?? 0);
  expect(await lode.read({ ...at(lode), functionName: "ownerOf", args: [id] })).toBe(investor);
  const perPeriod = 25n * 40_000n;
  expect(cost % perPeriod).toBe(0n);
  expect(cost).toBeGreaterThan(0n);

  await page.getByRole("link", { name: "See your slices" }).click();
  await page.getByRole("link", { name: id.toString() }).first().click();
  await expect(page.getByTestId("claim-slice")).toBeDisabled();
  await page.getByRole("button", { name: "Next day" }).click();
  await expect(page.getByTestId("claim-slice")).toBeEnabled();

  const claimable = await lode.read<bigint>({ ...at(lode), functionName: "claimable", args: [id] });
  expect(claimable).toBeGreaterThan(0n);
  await expect(page.getByTestId("claim-slice")).toHaveText(new RegExp(`^Claim ${formatBaseUnits(claimable, 0)} sats?`));
  await keepScreen(page, "investor-4-payout", { fullPage: true });
  await page.getByTestId("claim-slice").click();
  await signAndSee(page);
  expect((await balanceOf(wbtc)) - before.wbtc).toBe(claimable);
  await closeDialog(page);
  await expect(page.getByTestId("claim-slice")).toBeDisabled();
});

test("a demo wallet is still connected after a reload, and leaves when it is told to", async ({ page }) => {
  await page.goto("/");
  await connect(page, "demo.investor");
  await page.reload();
  await page.getByTestId("account").click();
  await expect(page.getByTestId("account-address")).toContainText("0x90F79bf6EB2c4f870365E785982E1f101E93b906");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByTestId("connect")).toBeVisible();
  await page.reload();
  await expect(page.getByTestId("connect")).toHaveText("Connect wallet");
});

test("connecting and buying need nothing but the keyboard, and the focus comes back", async ({ page }) => {
  await page.goto("/batches/1");
  await page.getByTestId("connect").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("connect-demo.investor")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByTestId("connect")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByTestId("connect-demo.investor").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("buy-balance")).toBeVisible();
  await page.getByTestId("buy-units").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3");
  await page.getByTestId("buy").focus();
  await page.keyboard.press("Enter");
  await expectTransaction(page, "ready");
  await page.getByRole("radio", { name: /Sign a permit/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("sign")).toHaveText("Approve, then buy");
  await page.keyboard.press("Tab");
  await expect(page.getByTestId("sign")).toBeFocused();
  await page.keyboard.press("Enter");
  await expectTransaction(page, "indexed");
});

const at = ({ deployment }: { deployment: { capacitySlices: `0x${string}` } }) => ({
  address: deployment.capacitySlices,
  abi: capacitySlicesAbi,
});
