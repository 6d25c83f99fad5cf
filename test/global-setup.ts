import type { TestProject } from "vitest/node";
import { startTestPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of the server's own database `postgres`; test/database.ts makes the ones tests use. */
    postgresUrl: string;
  }
}

/** One embedded PostgreSQL for the whole run, with a migrated database to copy. */
export default async function setup(project: TestProject) {
  const { adminUrl, stop } = await startTestPostgres();
  project.provide("postgresUrl", adminUrl);
  return stop;
}
