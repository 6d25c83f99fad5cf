// npm run screenshots: the pictures of the README, taken from the demo. With `-- --url http://…` of a stack that runs already.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { startStack } from "./dev/stack.ts";
import { makeTemporaryHome } from "./dev/temporary-home.ts";
import { findChromium, howToInstall } from "./test/chromium.ts";

const folder = "docs/images";
const holder = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65"; // Hardhat's account 4, the demo's holder

async function photograph(page: Page, url: string) {
  const shoot = async (name: string, path: string) => {
    await page.goto(`${url}${path}`, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`${folder}/${name}.png`);
  };
  await shoot("market", "/");
  await page.goto(`${url}/portfolio/${holder}`);
  const slice = page.locator('main a[href^="/slices/"]').first();
  await shoot("slice", (await slice.getAttribute("href")) ?? "/");
}

const { values } = parseArgs({ options: { url: { type: "string" } } });
const executablePath = findChromium();
if (executablePath === undefined) {
  console.error(howToInstall);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const { home, remove } = makeTemporaryHome();
const stack = values.url
  ? undefined
  : await startStack({ ports: "free", production: true, daySeconds: 0, home, report: console.log });
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    colorScheme: "dark",
    reducedMotion: "reduce",
  });
  await photograph(page, values.url ?? stack?.webUrl ?? "");
} finally {
  await browser.close();
  await stack?.stop();
  remove();
}
