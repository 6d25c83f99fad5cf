import type { Deployment } from "#chain/deployment.ts";
import type { Explanation } from "#chain/reverts/explanation.ts";

/** What happened and what to do, in words that are loaded only when something went wrong. Never throws. */
export async function explain(error: unknown, deployment: Deployment): Promise<Explanation> {
  try {
    const { explainError } = await import("#chain/explain-error.ts");
    return explainError(error, deployment);
  } catch {
    // The words did not come: the server is away, or has newer ones by now.
    const said = error instanceof Error ? error.message : String(error);
    return {
      what: said.split("\n", 1)[0] || "Something failed without saying what.",
      next: "Why, in plain words, could not be loaded. Check your connection, reload and try again.",
      retry: "now",
    };
  }
}
