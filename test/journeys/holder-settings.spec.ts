import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, installWallet, signAndSee } from "./wallet.ts";

test("an owner lets nobody claim, and a stranger is not offered to; with a payout address others may claim there", async ({
  page,
  lode,
}) => {
  const owner = await lode.accountAt(8);
  const vault = await lode.accountAt(15);
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: owner });
  await page.goto(`/portfolio/${owner}`);
  await connect(page, "test.wallet");
  await page.getByTestId("keeper-claims").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByTestId("holder-settings")).toContainText("Nobody but the owner");

  await page.getByTestId("account").click();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await connect(page, "demo.investor");
  await expect(page.getByTestId("claim-panel")).toContainText("lets nobody else claim");
  await expect(page.getByTestId("claim-all")).toHaveCount(0);
  await expect(page.getByTestId("keeper-claims")).toHaveCount(0);

  await page.getByTestId("account").click();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await connect(page, "test.wallet");
  await page.getByTestId("keeper-claims").click();
  await signAndSee(page);
  await closeDialog(page);
  await page.getByTestId("payout-address").fill(vault.slice(0, -1));
  await expect(page.getByTestId("set-payout-address")).toBeDisabled();
  await page.getByTestId("payout-address").fill(vault);
  await page.getByTestId("set-payout-address").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByTestId("holder-settings")).toContainText(vault);
  await keepScreen(page, "holder-settings", { fullPage: true });
  const set = await lode.read<string>({
    address: lode.deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "payoutAddressOf",
    args: [owner],
  });
  expect(set).toBe(vault);
});
