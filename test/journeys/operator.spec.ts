import { erc20Abi } from "viem";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { approve } from "#chain/calls/approve.ts";
import { buy } from "#chain/calls/buy.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { createBatchOf, foundryRecord } from "./batches.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, signAndSee } from "./wallet.ts";

type Batches = { batches: { batchId: string; name: string; bond: string; termStart: string; operator: string }[] };

test("an operator creates a batch and posts two payouts from the pool's own record, seeing what each slice will get", async ({
  page,
  lode,
}) => {
  const operator = await lode.accountAt(1);
  const { deployment } = lode;
  const { usdc } = deployment.tokens;
  const name = `Journey ${Date.now()}`;

  await page.goto("/operator/new");
  await connect(page, "demo.operator");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Units for sale").fill("1,000");
  await page.getByLabel("Price per unit and day, USD").fill("0.05");
  await page.getByLabel("Days", { exact: true }).fill("20");
  await page.getByLabel("Sale ends").fill("");
  await expect(page.getByTestId("create-batch")).toBeDisabled();
  const term = await page.getByLabel("Term starts").inputValue();
  await page.getByLabel("Sale ends").fill(term);
  await expect(page.getByTestId("draft-preview")).toContainText("$1,000.00");
  await expectAccessible(page);
  await keepScreen(page, "operator-1-new", { fullPage: true });
  await page.getByTestId("create-batch").click();
  await expectTransaction(page, "ready");
  await expect(page.getByTestId("sign")).toHaveText("Approve, then create the batch");
  await keepScreen(page, "operator-2-create");
  await signAndSee(page);
  const allowance = {
    address: usdc,
    abi: erc20Abi,
    functionName: "allowance",
    args: [operator, deployment.capacitySlices],
  };
  expect(await lode.read(allowance)).toBe(0n);

  const { batches } = await lode.api<Batches>("/batches");
  const batch = batches.find((candidate) => candidate.name === name);
  expect(batch).toMatchObject({ operator, bond: "50000000" });
  const batchId = BigInt(batch?.batchId ?? 0);
  const buyer = await lode.accountAt(14);
  const cost = 300n * 50_000n * 20n;
  await lode.act(buyer, mintTestToken(deployment, { token: usdc, to: buyer, amount: cost }));
  await lode.act(buyer, approve(deployment, { token: usdc, amount: cost }));
  await lode.act(buyer, buy(deployment, { batchId, units: 300n, maxCost: cost, to: buyer }));
  const sliceId = batchId * 1_000_000_000n + 1n;

  const start = new Date(batch?.termStart ?? 0).getTime();
  const { timestamp } = await lode.client.getBlock();
  await lode.passDays(Math.ceil((start / 1000 - Number(timestamp)) / 86_400) + 2);
  await page.goto(`/operator?address=${operator}`);
  const card = page.getByTestId(`operator-batch-${batchId}`);
  await expect(card.getByTestId("duty")).toContainText("2 payouts are due");
  await keepScreen(page, "operator-3-due");
  await card.getByRole("link", { name: /^Post payouts/ }).click();

  await page.getByTestId("record-file").setInputFiles({
    name: "earnings.json",
    mimeType: "application/json",
    buffer: Buffer.from(foundryRecord(start, ["0.00083512", "0.00081007"], [990_000, 871_500])),
  });
  await expect(page.getByTestId("record-accepted")).toContainText("2 days of Foundry USA Pool");
  await page.getByTestId("price-0").fill("64000");
  await page.getByRole("button", { name: "Use the first price for all days" }).click();
  await expect(page.getByTestId("posting-0")).toContainText("83,512 sats");
  await expect(page.getByTestId("posting-1")).toContainText("87.15 %");
  const promised = (await page.getByTestId(`share-${sliceId}`).getByRole("cell").last().innerText()).replace(/\D/g, "");
  await expectAccessible(page);
  await keepScreen(page, "operator-4-preview", { fullPage: true });
  await page.getByTestId("post-payouts").click();
  await expectTransaction(page, "ready");
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByTestId("nothing-due")).toBeVisible();

  const paid = await lode.read<bigint>({
    address: deployment.capacitySlices,
    abi: capacitySlicesAbi,
    functionName: "claimable",
    args: [sliceId],
  });
  expect(paid).toBeGreaterThan(0n);
  expect(promised).toBe(paid.toString());
});

test("somebody else may prepare a payout, and is told that only the operator can sign it", async ({ page, lode }) => {
  const { batchId, start } = await createBatchOf(lode, await lode.accountAt(1));
  await lode.passDays(2);
  await page.goto(`/operator/batches/${batchId}`);
  await connect(page, "demo.holder");
  await page.getByTestId("record-file").setInputFiles({
    name: "earnings.json",
    mimeType: "application/json",
    buffer: Buffer.from(foundryRecord(start, ["0.00083512"], [990_000])),
  });
  await page.getByTestId("price-0").fill("64000");
  await expect(page.getByTestId("posting-0")).toBeVisible();
  await expect(page.getByTestId("post-payouts")).toBeDisabled();
  await expect(page.getByText(/^Only the operator 0x\w{40} can post payouts/)).toBeVisible();
});
