import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const folder = "test/journeys/screenshots";

/** Keeps a picture of the page as an artefact of the run. */
export async function keepScreen(page: Page, name: string, { fullPage = false } = {}) {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
}

/** No violation of any kind. */
export async function expectAccessible(page: Page) {
  // Where one page follows another without a reload, the title of the next arrives a moment after the rest of it.
  await expect(page).toHaveTitle(/\S/);
  // Legacy mode judges in the page alone; the other opens a second page for frames of other sites, of which there are none, and takes twice as long.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const said = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")})`,
  );
  expect(said).toEqual([]);
}

/** Nothing sticks out sideways. */
export async function expectNoSidewaysScroll(page: Page) {
  const { wide, visible } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    visible: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(visible);
}

/** Looks at the page as it is in both widths and both lights. */
export async function lookAt(page: Page, name: string) {
  for (const width of [375, 1280]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await keepScreen(page, `${name}-${width}-${colorScheme}`, { fullPage: true });
    }
  }
}
