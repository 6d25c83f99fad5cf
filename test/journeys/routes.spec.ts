import { createBatchOf } from "./batches.ts";
import { expectAccessible, expectNoSidewaysScroll, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { connect, expectTransaction } from "./wallet.ts";

const holder = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const nobody = "0x00000000000000000000000000000000000000Ff";
const operator = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

const routes = {
  market: "/",
  batch: "/batches/1",
  "batch-completed": "/batches/2",
  "batch-defaulted": "/batches/3",
  "batch-scheduled": "/batches/6",
  "batch-selling": "/batches/7",
  "batch-cooling-off": "/batches/8",
  "batch-cancelled": "/batches/9",
  "batch-proven": "/batches/10",
  slice: "/slices/1000000001",
  "slice-cooling-off": "/slices/8000000001",
  "slice-defaulted": "/slices/3000000001",
  payout: "/payouts/1/0",
  "payout-of-slice": "/payouts/1/0?slice=1000000001",
  "payout-unposted": "/payouts/5/0",
  "payout-defaulted": "/payouts/3/40",
  portfolio: `/portfolio/${holder}`,
  "portfolio-empty": `/portfolio/${nobody}`,
  operator: "/operator",
  "operator-batches": `/operator?address=${operator}`,
  "operator-none": `/operator?address=${nobody}`,
  "operator-new": `/operator/new?address=${operator}`,
  "operator-post": "/operator/batches/1",
  "operator-unsold": "/operator/batches/6",
  site: "/operator/sites/1",
  "site-new": "/operator/sites/new",
  docs: "/docs",
  "not-found": "/batches/999999",
};

for (const width of [375, 1280]) {
  test(`every route can be used by everybody, ${width} px, light and dark`, async ({ browser, watch }) => {
    test.slow();
    // Judging a page takes a processor a second; nothing here changes anything, so the two lights go side by side.
    const lights = (["light", "dark"] as const).map(async (colorScheme) => {
      const viewport = { width, height: 800 };
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      watch(page);
      for (const [name, path] of Object.entries(routes)) {
        await test.step(`${name}, ${colorScheme}`, async () => {
          await page.goto(path);
          await expect(page.locator("h1")).toBeVisible();
          await expectNoSidewaysScroll(page);
          await expectAccessible(page);
          await keepScreen(page, `${name}-${width}-${colorScheme}`, { fullPage: true });
        });
      }
      await context.close();
    });
    await Promise.all(lights);
  });
}

test("no route sticks out at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of Object.values(routes)) {
    await page.goto(path);
    await expect(page.locator("h1")).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});

test("little code is loaded before a wallet is wanted, and not much more to buy", async ({ page, lode }) => {
  // The demo's own sales end, as other journeys let days pass.
  const { batchId } = await createBatchOf(lode, operator);
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  const loadedKib = async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
  await page.goto(`/batches/${batchId}`, { waitUntil: "networkidle" });
  const before = await loadedKib();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThanOrEqual(170);
  await connect(page, "demo.investor");
  await page.getByTestId("buy").click();
  await expectTransaction(page, "ready");
  expect(await loadedKib()).toBeLessThanOrEqual(290);
});
