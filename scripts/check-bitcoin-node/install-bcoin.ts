import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const bcoinVersion = "1.0.2";

/** The folder of bcoin, a Bitcoin node that shares no code with ours: from npm, of one exact version, fetched into cache/ the first time. */
export function installBcoin(): string {
  const folder = fileURLToPath(new URL(`../../cache/bcoin/${bcoinVersion}/`, import.meta.url));
  if (existsSync(`${folder}node_modules/bcoin/package.json`)) return folder;
  mkdirSync(folder, { recursive: true });
  // Its native parts are made for an older Node; it has all of them in JavaScript too, but for a database it does not need here.
  const install = ["install", "--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts"];
  execFileSync("npm", [...install, `bcoin@${bcoinVersion}`], { stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}
