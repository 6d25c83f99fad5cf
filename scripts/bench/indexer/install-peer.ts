import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { toEventHash } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";

const projects = new URL("./peers/", import.meta.url).pathname;
const eventsOf = (abi: readonly { type: string }[]) => abi.filter(({ type }) => type === "event") as AbiEvents;
type AbiEvents = Extract<(typeof capacitySlicesAbi | typeof batchManagerAbi)[number], { type: "event" }>[];

/** A peer's environment: the Node that runs this comes first on the path. */
export const peerPath = (...folders: string[]) => [...folders, dirname(process.execPath), process.env.PATH].join(":");

/** Copies a peer's project into `folder`, with our ABIs beside it, and installs exactly these packages there. */
export async function installPeer(
  name: string,
  folder: string,
  packages: Record<string, string>,
  type: "module" | "commonjs" = "module",
): Promise<void> {
  mkdirSync(join(folder, "abis"), { recursive: true });
  cpSync(join(projects, name), folder, { recursive: true });
  const [slices, manager] = [eventsOf(capacitySlicesAbi), eventsOf(batchManagerAbi)];
  const topics = Object.fromEntries([...slices, ...manager].map((event) => [event.name, toEventHash(event)]));
  writeFileSync(join(folder, "abis/slices.json"), JSON.stringify(slices));
  writeFileSync(join(folder, "abis/manager.json"), JSON.stringify(manager));
  writeFileSync(join(folder, "abis/topics.json"), JSON.stringify(topics));
  const manifest = { name: `bench-${name}`, version: "0.0.0", private: true, type, dependencies: packages };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  await execute("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], folder);
}

/** Runs a command in a folder. Throws with the last it said. */
export async function execute(command: string, args: string[], cwd: string, path = peerPath()): Promise<void> {
  try {
    await promisify(execFile)(command, args, { cwd, env: { ...process.env, PATH: path }, maxBuffer: 1 << 28 });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(
      `${command} ${args.join(" ")} failed:\n${`${stdout}${stderr}`.trim().split("\n").slice(-8).join("\n")}`,
    );
  }
}
