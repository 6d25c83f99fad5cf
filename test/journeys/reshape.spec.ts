import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, installWallet, signAndSee } from "./wallet.ts";

type Slice = { sliceId: string; batchId: string; units: string };
type Portfolio = { portfolio: { slices: Slice[] } };

test("a holder splits a slice, follows it to its parts, and merges them again", async ({ page, lode }) => {
  const holder = await lode.accountAt(7);
  const slicesOf = async () => (await lode.api<Portfolio>(`/portfolio/${holder}`)).portfolio.slices;
  const before = await slicesOf();
  const slice = before.find(({ units }) => BigInt(units) > 4n);
  if (!slice) throw new Error("the demo's account 7 holds no slice that can be split");
  const units = BigInt(slice.units);

  await installWallet(page, { rpcUrl: lode.rpcUrl, account: holder });
  await page.goto(`/slices/${slice.sliceId}`);
  await connect(page, "test.wallet");
  await page.getByTestId("split-units").fill(String(units));
  await expect(page.getByTestId("split-panel")).toContainText("leave at least 1 for the second part");
  await page.getByTestId("split-units").fill("3");
  await keepScreen(page, "reshape-1-slice");
  await expectAccessible(page);
  await page.getByTestId("split").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText(`of 3 and ${units - 3n} units`);
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByTestId("lineage")).toContainText("This slice was split.");
  await keepScreen(page, "reshape-2-split");
  await expect(page.getByTestId("split-panel")).toHaveCount(0);
  await expectAccessible(page);

  await page.getByTestId("lineage").getByRole("link").first().click();
  await expect(page.getByTestId("lineage")).toContainText(`Part of ${slice.sliceId}`);
  expect(await slicesOf()).toHaveLength(before.length + 1);

  await page.goto(`/portfolio/${holder}`);
  await expect(page.getByTestId("merge-panel")).toBeVisible();
  await keepScreen(page, "reshape-3-portfolio");
  await expectAccessible(page);
  await page.getByTestId(`merge-${slice.batchId}`).click();
  await expectTransaction(page, "ready");
  await signAndSee(page);
  const merged = (await slicesOf()).filter(({ batchId }) => batchId === slice.batchId);
  expect(merged).toHaveLength(1);
  const sum = before
    .filter(({ batchId }) => batchId === slice.batchId)
    .reduce((all, one) => all + BigInt(one.units), 0n);
  const onChain = await lode.read<{ units: bigint }>({
    address: lode.deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "slice",
    args: [BigInt(merged[0]?.sliceId ?? 0)],
  });
  expect(onChain.units).toBe(sum);
});

test("nobody but its owner is offered to split a slice", async ({ page, lode }) => {
  const slices = (await lode.api<Portfolio>(`/portfolio/${await lode.accountAt(7)}`)).portfolio.slices;
  const slice = slices.find(({ units }) => BigInt(units) > 1n);
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: await lode.accountAt(12) });
  await page.goto(`/slices/${slice?.sliceId}`);
  await connect(page, "test.wallet");
  await expect(page.getByTestId("split")).toBeDisabled();
  await expect(page.getByTestId("split-panel")).toContainText("Only its owner can split this slice.");
});
