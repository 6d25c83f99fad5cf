import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const foundryVersion = "1.7.1";
const systems: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin" };
const processors: Record<string, string> = { x64: "amd64", arm64: "arm64" };

/**
 * A program of Foundry: from npm, of one exact version, fetched into cache/ the first time. Not a dependency, since only
 * proving tools and benchmarks need it and it weighs as much as the rest of them. Throws where there is none for this machine.
 */
export function installFoundry(tool: "forge" | "anvil"): string {
  const [system, processor] = [systems[process.platform], processors[process.arch]];
  if (!system || !processor) {
    throw new Error(`There is no ${tool} package for ${process.platform} on ${process.arch}: use Linux or macOS.`);
  }
  const folder = fileURLToPath(new URL(`../../cache/${tool}/${foundryVersion}/`, import.meta.url));
  const name = `@foundry-rs/${tool}-${system}-${processor}`;
  const program = `${folder}node_modules/${name}/bin/${tool}`;
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const install = ["install", "--prefix", folder, "--no-save", "--no-package-lock", `${name}@${foundryVersion}`];
  execFileSync("npm", install, { stdio: ["ignore", "ignore", "inherit"] });
  return program;
}
