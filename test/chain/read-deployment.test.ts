import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { deploymentPath, findDeployment, readDeployment } from "#chain/read-deployment.ts";
import { writeDeployment } from "#scripts/deploy/write-deployment.ts";
import { deployment } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "lode-deployment-"));
const path = join(folder, "31337.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

describe("a deployment", () => {
  test("is read as it was written", () => {
    writeDeployment(path, deployment);
    expect(readDeployment(31_337, path)).toEqual(deployment);
  });

  test("is looked for where LODE_DEPLOYMENT says, else beside the others", () => {
    expect(deploymentPath(84_532)).toMatch(/chain\/deployments\/84532\.json$/);
    vi.stubEnv("LODE_DEPLOYMENT", path);
    expect(deploymentPath(84_532)).toBe(path);
  });

  test("that is not there is asked for with the command that makes it", () => {
    const missing = join(folder, "none.json");
    expect(findDeployment(31_337, missing)).toBeUndefined();
    expect(() => readDeployment(31_337, missing)).toThrow("Run `npm run deploy -- --rpc URL` first.");
  });

  test("of another chain is refused", () => {
    writeDeployment(path, deployment);
    expect(() => readDeployment(84_532, path)).toThrow("it is of chain 31337, not of chain 84532");
  });

  test.each([
    ["is not JSON", "{", "it is not JSON"],
    ["lacks an address", JSON.stringify({ ...deployment, batchManager: undefined }), "batchManager"],
    [
      "has a mistyped address",
      JSON.stringify({ ...deployment, batchManager: `${deployment.batchManager.slice(0, -1)}1` }),
      "batchManager is not an address",
    ],
    ["has no genesis", JSON.stringify({ ...deployment, genesisHash: "0x12" }), "genesisHash is not a block hash"],
  ])("that %s is refused, and the fault named", (_name, text, fault) => {
    writeFileSync(path, text);
    expect(() => readDeployment(31_337, path)).toThrow(fault);
  });
});
