import { z } from "zod";
import { forge } from "./forge.ts";

const listing = z.record(z.string(), z.record(z.string(), z.array(z.string())));

/** `source` is the file of the suite, from the project's root. */
export type Listed = { source: string; suite: string; test: string };

/** Compiles the tests and names them all, in forge's order. Throws with the compiler's words where they do not compile. */
export async function listTests(artifacts: string): Promise<Listed[]> {
  const { code, output, errors } = await forge(["test", "--list", "--json"], { artifacts });
  const line = output.split("\n").find((text) => text.startsWith("{"));
  if (code !== 0 || line === undefined) throw new Error(`The tests do not compile under forge:\n${errors}${output}`);
  return Object.entries(listing.parse(JSON.parse(line))).flatMap(([source, suites]) =>
    Object.entries(suites).flatMap(([suite, tests]) => tests.map((test) => ({ source, suite, test }))),
  );
}
