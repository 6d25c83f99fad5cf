import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "#scripts/dev/ports.ts";
import { installFoundry } from "#scripts/foundry/install.ts";
import { request } from "./rpc.ts";

export type Anvil = { rpcUrl: string; pid: number; stop(): Promise<void> };

/** 1 January 2026: the chain of the bench is the same on every day it is built. */
export const CHAIN_START = 1_767_225_600;

/**
 * A chain of its own process on a free port, that mines when told to, takes transactions from any account. Throws with anvil's own words when it does not start.
 * @param remembers whether it can be asked what was so at an old block, which costs memory
 * @param forkOf a node whose chain it goes on from
 */
export async function startAnvil({ remembers = false, forkOf = "" } = {}): Promise<Anvil> {
  const port = await freePort();
  const child = spawn(
    installFoundry("anvil"),
    [
      ...["--port", String(port), "--chain-id", "31337", "--order", "fifo", "--quiet", "--no-request-size-limit"],
      ...["--gas-limit", "200000000"],
      ...["--auto-impersonate", "--timestamp", String(CHAIN_START)],
      ...(remembers ? [] : ["--prune-history"]),
      ...(forkOf ? ["--fork-url", forkOf, "--no-storage-caching", "--no-rate-limit"] : []),
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const killWithUs = () => void child.kill("SIGKILL");
  process.once("exit", killWithUs);
  const exited = once(child, "exit");
  let ended = false;
  void exited.then(() => {
    ended = true;
    process.off("exit", killWithUs);
  });
  const rpcUrl = `http://127.0.0.1:${port}`;
  while (!(await answers(rpcUrl))) {
    if (ended) throw new Error(`anvil did not start on port ${port}:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    rpcUrl,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function answers(rpcUrl: string): Promise<boolean> {
  try {
    await request(rpcUrl, "eth_chainId");
    return true;
  } catch {
    return false;
  }
}
