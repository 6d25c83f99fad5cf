import { DeploymentInvalidError } from "#chain/read-deployment.ts";

/** Why a page cannot be shown although nothing is wrong with the request. */
export type Problem = "database unreachable" | "database not prepared" | "not deployed" | "nothing indexed";

const unreachable = [
  "P1000",
  "P1001",
  "P1002",
  "P1003",
  "P1008",
  "P1017",
  "P2024",
  "ECONNREFUSED",
  "ECONNRESET",
  "57P01",
  "57P03",
];
const unprepared = ["P2021", "P2022", "42P01", "42703"];

/** What a thrown error says about the installation, or undefined where it is a fault of the program. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof DeploymentInvalidError) return "not deployed";
  for (const code of codesOf(error)) {
    if (unreachable.includes(code)) return "database unreachable";
    if (unprepared.includes(code)) return "database not prepared";
  }
  if (error instanceof Error && /can't reach database|connection terminated|timeout.*connect/i.test(error.message)) {
    return "database unreachable";
  }
  return undefined;
}

/** Prisma wraps the driver's error, which wraps the system's: each may carry the telling code. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const { code, originalCode, cause, meta } = error as Record<string, unknown>;
  const own = [code, originalCode].filter((value) => typeof value === "string");
  const driver = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return [...own, ...codesOf(cause, depth + 1), ...codesOf(driver, depth + 1)];
}
