import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { concat, type Hex, keccak256, zeroAddress } from "viem";
import { LOCAL_CHAIN_ID } from "#chain/networks.ts";
import { pinOf } from "#scripts/deploy/bitcoin-pin.ts";
import { planDeployment } from "#scripts/deploy/plan.ts";
import { readBytecode } from "#scripts/deploy/read-artifact.ts";
import { writeDeployment } from "#scripts/deploy/write-deployment.ts";
import type { Anvil } from "./anvil.ts";
import { startAnvilWithoutStateRoots } from "./anvil-without-state-roots.ts";
import { type BuiltChain, buildChain } from "./build-chain.ts";
import type { ChainSize } from "./chain-size.ts";
import { request } from "./rpc.ts";

/** Raised when the story that the chain tells changes, so that an old one is not taken for a new one. */
const EDITION = 4;
const kept = fileURLToPath(new URL("../../../cache/bench-chain/", import.meta.url));

export type ServedChain = Anvil &
  BuiltChain & {
    /** For LODE_DEPLOYMENT. */
    deploymentFile: string;
  };

/**
 * The chain of the bench on a node of its own: built the first time, which takes minutes at full size, and kept in cache/ for the
 * next. Its clock goes on by a second a block.
 */
export async function serveChain(
  size: ChainSize,
  report: (line: string) => void,
  folder: string = kept,
): Promise<ServedChain> {
  const { slices, payouts, transfers, claims } = size;
  const place = join(folder, `${edition()}-${slices}-${payouts}-${transfers}-${claims}`);
  const deploymentFile = join(place, "deployment.json");
  const anvil = await startAnvilWithoutStateRoots();
  try {
    const built = existsSync(place) ? await load(anvil, place) : await build(anvil, place, size, report);
    return { ...anvil, ...built, deploymentFile };
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

/** Another one for every change of the contracts. */
function edition(): string {
  const { steps } = planDeployment(zeroAddress, 0, { pin: pinOf(LOCAL_CHAIN_ID) });
  return `${EDITION}-${keccak256(concat(steps.map(({ artifact }) => readBytecode(artifact)))).slice(2, 10)}`;
}

async function build({ rpcUrl }: Anvil, place: string, size: ChainSize, report: (line: string) => void) {
  const built = await buildChain(rpcUrl, size, report);
  report("Keeping the chain for the next run.");
  const state = await request<Hex>(rpcUrl, "anvil_dumpState");
  const draft = `${place}.${process.pid}.draft`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "state.json.gz"), Buffer.from(state.slice(2), "hex"));
  writeFileSync(join(draft, "built.json"), `${JSON.stringify(built, null, 2)}\n`);
  writeDeployment(join(draft, "deployment.json"), built.deployment);
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
  return built;
}

async function load({ rpcUrl }: Anvil, place: string): Promise<BuiltChain> {
  const state = readFileSync(join(place, "state.json.gz"));
  await request(rpcUrl, "anvil_loadState", [`0x${state.toString("hex")}`]);
  await request(rpcUrl, "evm_setAutomine", [false]);
  const { timestamp } = await request<{ timestamp: Hex }>(rpcUrl, "eth_getBlockByNumber", ["latest", false]);
  await request(rpcUrl, "evm_setNextBlockTimestamp", [Number(timestamp) + 1]);
  await request(rpcUrl, "anvil_setBlockTimestampInterval", [1]);
  return JSON.parse(readFileSync(join(place, "built.json"), "utf8")) as BuiltChain;
}
