import { erc20Abi } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { formatBaseUnits } from "#domain/money.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, installWallet, signAndSee } from "./wallet.ts";

type Portfolio = { slices: { sliceId: string; claimable: string; refundable: string }[] };

test("a holder sees what every slice earned and claims all of it, refunds too, in one transaction", async ({
  page,
  lode,
}) => {
  const holder = await lode.accountAt(4);
  const { capacitySlices, tokens } = lode.deployment;
  const balanceOf = (token: `0x${string}`) =>
    lode.read<bigint>({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [holder] });
  const {
    portfolio: { slices },
  } = await lode.api<{ portfolio: Portfolio }>(`/portfolio/${holder}`);
  const owed = (functionName: "claimable" | "refundable") =>
    slices.reduce(
      async (sum, { sliceId }) =>
        (await sum) +
        (await lode.read<bigint>({
          address: capacitySlices,
          abi: capacitySlicesAbi,
          functionName,
          args: [BigInt(sliceId)],
        })),
      Promise.resolve(0n),
    );
  const claimable = await owed("claimable");
  const refundable = await owed("refundable");
  expect(claimable).toBeGreaterThan(0n);
  expect(refundable).toBeGreaterThan(0n);
  const before = { wbtc: await balanceOf(tokens.wbtc), usdc: await balanceOf(tokens.usdc) };

  await installWallet(page, { rpcUrl: lode.rpcUrl, account: holder });
  await page.goto("/");
  await connect(page, "test.wallet");
  await page.getByTestId("account").click();
  await page.getByRole("link", { name: "Open portfolio" }).click();
  await expect(page.getByTestId("claim-earnings")).toHaveText(`${formatBaseUnits(claimable, 0)} sats`);
  await keepScreen(page, "holder-1-portfolio");
  await page.getByTestId("claim-all").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("in one transaction");
  await expectAccessible(page);
  await keepScreen(page, "holder-2-review");
  const sentBefore = await lode.client.getTransactionCount({ address: holder });
  await signAndSee(page);
  await keepScreen(page, "holder-3-done");

  expect((await lode.client.getTransactionCount({ address: holder })) - sentBefore).toBe(1);
  expect((await balanceOf(tokens.wbtc)) - before.wbtc).toBe(claimable);
  expect((await balanceOf(tokens.usdc)) - before.usdc).toBeGreaterThanOrEqual(refundable);
  expect(await owed("claimable")).toBe(0n);
  await closeDialog(page);
  await expect(page.getByTestId("claim-panel")).toContainText("Nothing at the moment");
});

test("anybody may pay for a claim: the money goes to the owner of the slices", async ({ page, lode }) => {
  const owner = await lode.accountAt(6);
  const wbtc = lode.deployment.tokens.wbtc;
  const balanceOf = (account: `0x${string}`) =>
    lode.read<bigint>({ address: wbtc, abi: erc20Abi, functionName: "balanceOf", args: [account] });
  const stranger = await lode.accountAt(12);
  const before = await balanceOf(owner);
  await installWallet(page, { rpcUrl: lode.rpcUrl, account: stranger });
  await page.goto(`/portfolio/${owner}`);
  await connect(page, "test.wallet");
  await expect(page.getByTestId("claim-panel")).toContainText("the money goes to the owner");
  await page.getByTestId("claim-all").click();
  await signAndSee(page);
  expect(await balanceOf(owner)).toBeGreaterThan(before);
  expect(await balanceOf(stranger)).toBe(0n);
});
