import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/test/chromium.ts";

const executablePath = findChromium();

export default defineConfig({
  testDir: "test/journeys",
  globalSetup: "./scripts/test/journey-stack.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // The journeys share one chain, whose accounts send one transaction after the other. Files run in the order of their names: those
  // that let many days pass come last, because the demo has records to post until 2024-04-28 only.
  workers: 1,
  reporter: "list",
  use: {
    ...(process.env.JOURNEY_URL ? { baseURL: process.env.JOURNEY_URL } : {}),
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
