import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/{domain,chain,evidence,app,architecture}/**/*.test.{ts,tsx}"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          // Each file starts what it needs (PostgreSQL, a chain, processes) on free ports.
          name: "integration",
          include: ["test/{indexer,queries,scripts}/**/*.test.ts"],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
