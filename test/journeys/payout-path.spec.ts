import { readFileSync } from "node:fs";
import { readProofFile, writeProofFile } from "#domain/bitcoin/proof-file.ts";
import { createBatchOf } from "./batches.ts";
import { openBitcoin } from "./bitcoin.ts";
import { postFirst } from "./postings.ts";
import { lookAt } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, signAndSee } from "./wallet.ts";

const fileOf = (text: string) => ({ name: "proof.json", mimeType: "application/json", buffer: Buffer.from(text) });

test("a payout that nothing on Bitcoin supports says so, level by level", async ({ page }) => {
  await page.goto("/batches/3");
  await page.getByText("The same as a table").click();
  await page.getByRole("link", { name: "0", exact: true }).click();
  await expect(page.locator("h1")).toHaveText("Period 0");
  await expect(page.getByTestId("hop-payout")).toContainText("Operator’s word");
  await expect(page.getByTestId("hop-payment")).toContainText("There is the operator’s word");
  await expect(page.getByTestId("hop-block")).toContainText("Not reached");
  await expect(page.getByTestId("period-escrow")).toContainText("Released");

  await page.goto("/payouts/3/40");
  await expect(page.getByTestId("hop-payout")).toContainText("in default");

  // Which day is on the ledger's first page depends on how many have passed.
  await page.goto("/slices/1000000001");
  await page.locator('a[href^="/payouts/1/"]').first().click();
  await expect(page.getByTestId("hop-slice")).toContainText("Slice 1000000001");
  await expect(page.getByTestId("hop-slice")).toContainText("This payout earned it");
  await expect(page.getByTestId("hop-payment")).toContainText("signature of a pool");
});

test("anybody proves a payment that the operator kept quiet about, and anybody checks the proof", async ({
  page,
  lode,
}) => {
  test.slow();
  const bitcoin = openBitcoin(lode);
  const operator = await lode.accountAt(1);
  const { batchId, start } = await createBatchOf(lode, operator);
  const address = await bitcoin.register(operator, batchId);
  await lode.passDays(2);
  await postFirst(lode, batchId, operator);
  const txid = await bitcoin.pay(address, 50_000, start / 1000 + 3_600);
  await bitcoin.extendRelay(operator);
  const proof = await bitcoin.prove(txid);
  await lode.shown();

  await page.goto(`/payouts/${batchId}/0`);
  await expect(page.getByTestId("hop-payment")).toContainText("Not proven");
  await expect(page.getByTestId("hop-payment")).toContainText("SegWit key hash");

  await page.getByTestId("proof-file").setInputFiles(fileOf("{}"));
  await expect(page.getByTestId("proof-fault")).toContainText("not a proof that Lode can read");
  const forged = writeProofFile(proof).replace(/"index": \d+/, '"index": 0');
  await page.getByTestId("proof-file").setInputFiles(fileOf(forged));
  await expect(page.getByTestId("proof-fault")).toContainText("was not accepted");

  await connect(page, "demo.investor");
  await page.getByTestId("proof-file").setInputFiles(fileOf(writeProofFile(proof)));
  await expect(page.getByTestId("proof-opened")).toContainText("7 of 7 checks passed");
  await expect(page.getByTestId("proof-opened")).toContainText("50,000 sats");
  await expect(page.getByTestId("proving-gas")).toContainText("gas");
  await lookAt(page, "payout-proof-opened");
  await page.getByTestId("prove-payment").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("Gas, about");
  await signAndSee(page);
  await closeDialog(page);

  await expect(page.getByTestId("hop-payment")).toContainText("Proven on Bitcoin");
  await expect(page.getByTestId("hop-payment")).toContainText("50,000 sats");
  await expect(page.getByTestId("hop-block")).toContainText("Checked by contract");
  await expect(page.getByTestId("hop-relay")).toContainText("7");

  await page.reload();
  const panel = page.getByTestId("payment-proof");
  await panel.getByRole("button", { name: "Check it in this browser" }).click();
  await expect(panel).toContainText("8 of 8 checks passed");
  await lookAt(page, "payout-proven");
  const saving = page.waitForEvent("download");
  await page.getByTestId("save-proof").click();
  const saved = readFileSync(await (await saving).path(), "utf8");
  expect(readProofFile(saved).proof).toEqual(proof);

  // The same proof once more: the contract would refuse it, and the page says so before anything is signed.
  await page.getByTestId("proof-file").setInputFiles(fileOf(saved));
  await expect(page.getByTestId("prove-payment")).toBeDisabled();
});

test("where a batch wants proofs, what they free and what still waits can be followed to Bitcoin’s blocks", async ({
  page,
  lode,
}) => {
  test.slow();
  const { batch } = await lode.api<{ batch?: { evidenceRequired: number; nextPeriod: number } }>("/batches/10");
  if (batch?.evidenceRequired !== 3) throw new Error("the demo has no batch 10 that wants proofs");
  await page.goto("/payouts/10/0");
  await expect(page.getByTestId("hop-payout")).toContainText("Proven on Bitcoin");
  await expect(page.getByTestId("period-escrow")).toContainText("Released");
  await expect(page.getByTestId("hop-relay")).toContainText("Checked by contract");
  const panel = page.getByTestId("payment-proof").first();
  await panel.getByRole("button", { name: "Check it in this browser" }).click();
  await expect(panel).toContainText("8 of 8 checks passed");
  await lookAt(page, "payout-level-3");

  // The demo's days go on: its operator leaves the newest two to others.
  const newest = batch.nextPeriod - 1;
  await page.goto(`/payouts/10/${newest}`);
  await expect(page.getByTestId("hop-payment")).toContainText("Not proven");
  await expect(page.getByTestId("period-escrow")).toContainText("Held");
  await expect(page.getByTestId("period-escrow")).toContainText("Needed, this period included");
  // The 5 % that may be missing leave room for one more period, and once there are many of them for two.
  const { path } = await lode.api<{ path: { sums: { posted: string; totalSats: string } } }>(
    `/batches/10/payouts/${newest}`,
  );
  const isEnough = BigInt(path.sums.totalSats) * 100n >= BigInt(path.sums.posted) * 95n;
  await expect(page.getByTestId("settle-held")).toBeEnabled({ enabled: isEnough });
  await lookAt(page, "payout-held");

  await page.goto(`/payouts/10/${newest - 1}`);
  await connect(page, "demo.investor");
  await page.getByTestId("settle-held").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByTestId("period-escrow")).toContainText("Released");

  await page.goto("/batches/10");
  await expect(page.getByTestId("evidence-reached")).toContainText("Proven on Bitcoin");
});
