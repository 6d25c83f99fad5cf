import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/test/chromium.ts";

const executablePath = findChromium();

export default defineConfig({
  testDir: "test/journeys",
  globalSetup: "./scripts/test/journey-stack.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1, // the journeys share one chain, whose accounts send one transaction after the other
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
