import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const forgeVersion = "1.7.1";
const folder = fileURLToPath(new URL(`../../cache/forge/${forgeVersion}/`, import.meta.url));
const systems: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin" };
const processors: Record<string, string> = { x64: "amd64", arm64: "arm64" };

/**
 * The forge program: from npm, of one exact version, fetched into cache/ the first time. Not a dependency, since only the
 * proving tools need it and it weighs as much as the rest of them. Throws where there is none for this machine.
 */
export function installForge(): string {
  const [system, processor] = [systems[process.platform], processors[process.arch]];
  if (!system || !processor) {
    throw new Error(`There is no forge package for ${process.platform} on ${process.arch}: use Linux or macOS.`);
  }
  const name = `@foundry-rs/forge-${system}-${processor}`;
  const program = `${folder}node_modules/${name}/bin/forge`;
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const install = ["install", "--prefix", folder, "--no-save", "--no-package-lock", `${name}@${forgeVersion}`];
  execFileSync("npm", install, { stdio: ["ignore", "ignore", "inherit"] });
  return program;
}
