import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf } from "#app/_server/problem.ts";
import { createDatabase } from "#prisma/client.ts";
import { findIndexStatus } from "#queries/find-index-status.ts";
import { createTestDatabase, type TestDatabase } from "../../database.ts";
import { findFreePort } from "../../free-port.ts";

let empty: TestDatabase;
beforeAll(async () => {
  empty = await createTestDatabase({ migrated: false });
});
afterAll(() => empty.drop());

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test("a database that is not there is told from a fault of ours", async () => {
  const nowhere = createDatabase(`postgresql://lode:lode@127.0.0.1:${await findFreePort()}/lode`);
  expect(problemOf(await failureOf(findIndexStatus(nowhere, 1)))).toBe("database unreachable");
  await nowhere.$disconnect();
});

test("a database without tables is told from one that is not there", async () => {
  expect(problemOf(await failureOf(findIndexStatus(empty.db, 1)))).toBe("database not prepared");
});

test("any other error is a fault of ours", () => {
  expect(problemOf(new TypeError("undefined is not a function"))).toBeUndefined();
  expect(problemOf(undefined)).toBeUndefined();
});
