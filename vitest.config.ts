import { defineConfig } from "vitest/config";

// integration: a real PostgreSQL for the run (test/global-setup.ts); each file takes its own database (test/database.ts) and
// its own chain (test/chain-server.ts), so files may run beside each other. unit: everything that needs neither.
const services = ["test/{indexer,simulation,queries,prisma,scripts}/**/*.test.ts", "test/**/*.integration.test.ts"];
const built = "test/**/*.built.test.ts"; // judges what `next build` made: runs after it

export default defineConfig({
  test: {
    projects: [
      { test: { name: "built", include: [built] } },
      {
        test: {
          name: "unit",
          include: ["test/{domain,chain,evidence,app,architecture}/**/*.test.{ts,tsx}"],
          exclude: [...services, built],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          include: services,
          globalSetup: ["test/global-setup.ts"],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
