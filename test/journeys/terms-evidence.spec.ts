import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { siteNumber } from "#scripts/demo/sites.ts";
import { createBatchOf, foundryRecord } from "./batches.ts";
import { places } from "./lode.ts";
import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, signAndSee } from "./wallet.ts";

/** Runs a command of package.json as an attester would, against the journeys' chain. */
async function attest(args: string[]): Promise<string> {
  const { rpcUrl } = places();
  const env = { ...process.env, RPC_URL: rpcUrl, LODE_DEPLOYMENT: process.env.JOURNEY_DEPLOYMENT };
  const { stdout } = await promisify(execFile)("node_modules/.bin/node", ["scripts/attest-payout.ts", ...args], {
    env,
  });
  return stdout;
}

test("a payout that needs a pool's signature is refused without, and posted with the file the pool made", async ({
  page,
  lode,
}) => {
  const pool = await lode.accountAt(16);
  const { batchId, start } = await createBatchOf(lode, await lode.accountAt(1), () => ({
    site: siteNumber("nordland"), // its capacity is signed by the pool, as batches with evidence need
    ...{ evidenceRequired: 1, attesterSet: 1 },
  }));
  await lode.passDays(2);
  const record = foundryRecord(start, ["0.00083512"], [990_000]);
  const folder = mkdtempSync(join(tmpdir(), "lode-attest-"));
  const [recordFile, attestation] = [join(folder, "earnings.json"), join(folder, "attestation.json")];
  writeFileSync(recordFile, record);
  const signed = (price: string) =>
    attest([
      ...["--batch", String(batchId), "--record", recordFile, "--btc-usd", price],
      ...["--from", pool, "--yes", "--out", attestation],
    ]);

  await page.goto(`/operator/batches/${batchId}`);
  await connect(page, "demo.operator");
  await page.getByTestId("record-file").setInputFiles(recordFile);
  await page.getByTestId("price-0").fill("64000");
  await expect(page.getByTestId("post-payouts")).toBeDisabled();
  await expect(page.getByText(/has evidence 0 \(operator’s word\), and this batch requires 1/).last()).toBeVisible();
  await keepScreen(page, "evidence-1-unsigned", { fullPage: true });

  await signed("65000");
  await page.getByTestId("attestation-files").setInputFiles(attestation);
  await expect(page.getByText(/signed other numbers for period 0/).last()).toBeVisible();
  await expect(page.getByTestId("post-payouts")).toBeDisabled();

  expect(await signed("64000")).toContain("Hand");
  await page.getByTestId("attestation-files").setInputFiles(attestation);
  await expect(page.getByTestId("attestation")).toContainText("pool of its set");
  await expect(page.getByTestId("evidence-reached")).toContainText("Signed by a pool");
  await expectAccessible(page);
  await keepScreen(page, "evidence-2-signed", { fullPage: true });
  await page.getByTestId("post-payouts").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText("Signed by a pool");
  await signAndSee(page);
  await closeDialog(page);

  const { payouts } = await lode.api<{ payouts: { period: number; evidence: number }[] }>(
    `/batches/${batchId}/payouts`,
  );
  expect(payouts).toMatchObject([{ period: 0, evidence: 1 }]);
  await page.goto(`/batches/${batchId}`);
  await expect(page.getByTestId("evidence-reached")).toContainText("1 payout");
});

test("an operator collects what was released for its deliveries", async ({ page, lode }) => {
  type Answer = { batch: { proceeds: string; proceedsCollected: string } };
  const before = (await lode.api<Answer>("/batches/1")).batch;
  expect(BigInt(before.proceeds)).toBeGreaterThan(0n);
  await page.goto("/operator/batches/1");
  await connect(page, "demo.operator");
  await page.getByTestId("collect-proceeds").click();
  await expectTransaction(page, "ready");
  await signAndSee(page);
  await closeDialog(page);
  const { batch } = await lode.api<Answer>("/batches/1");
  expect(batch.proceeds).toBe("0");
  expect(BigInt(batch.proceedsCollected) - BigInt(before.proceedsCollected)).toBe(BigInt(before.proceeds));
  await expect(page.getByText("Nothing to collect now.")).toBeVisible();
});
