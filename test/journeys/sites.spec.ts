import { expectAccessible, keepScreen } from "./screens.ts";
import { expect, test } from "./test.ts";
import { closeDialog, connect, expectTransaction, signAndSee } from "./wallet.ts";

test("an operator registers a site, brings machines, and declares what of them may be sold", async ({ page, lode }) => {
  const operator = await lode.accountAt(1);
  const name = `Alesund ${Date.now() % 1_000_000}`;
  await page.goto("/operator/sites/new");
  await connect(page, "demo.operator");
  await page.getByLabel("Name", { exact: true }).fill("Ålesund");
  await expect(page.getByText("Letters without accents")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Country").fill("no");
  await page.getByLabel("Where the power comes from").fill("Hydropower of one river.");
  await expectAccessible(page);
  await page.getByTestId("register-site").click();
  const dialog = await expectTransaction(page, "ready");
  await expect(dialog).toContainText(`Register the site "${name}" (NO)`);
  await signAndSee(page);
  await closeDialog(page);

  await page.goto(`/operator?address=${operator}`);
  await page.getByRole("link", { name }).click();
  await expect(page.getByText("No machines yet")).toBeVisible();
  await page.getByRole("textbox", { name: "Model" }).fill("Antminer S21");
  await page.getByRole("textbox", { name: "Machines" }).fill("5");
  await page.getByLabel("TH/s of one").fill("200");
  await page.getByLabel("Efficiency, J/TH").fill("17.5");
  await page.getByTestId("add-machines").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByRole("cell", { name: "Antminer S21" })).toBeVisible();

  await page.getByLabel("May be sold, TH/s").fill("1001");
  await expect(page.getByText("At most 1,000.")).toBeVisible();
  await page.getByLabel("May be sold, TH/s").fill("950");
  await page.getByLabel("How it was measured").fill("A week at the meters.");
  await page.getByTestId("declare-capacity").click();
  await signAndSee(page);
  await closeDialog(page);
  await expect(page.getByText("950 TH/s").first()).toBeVisible();
  await expectAccessible(page);
  await keepScreen(page, "sites-1-declared", { fullPage: true });

  await page.goto("/operator/new");
  await expect(page.getByLabel("Site").locator("option", { hasText: `${name}, NO: 950 TH/s free` })).toHaveCount(1);
});
