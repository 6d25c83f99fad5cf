import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { freePort } from "#scripts/dev/ports.ts";
import { installBcoin } from "./install-bcoin.ts";

const program = fileURLToPath(new URL("bcoin.cjs", import.meta.url));

export type Bcoin = {
  /** For BITCOIN_RPC_URL. */
  url: string;
  submitBlock(bytes: Uint8Array): Promise<unknown>;
  stop(): void;
};

/** Starts a full node of bcoin that knows regtest's first block, on a free port. Throws with what it said where it does not come up. */
export async function startBcoin(): Promise<Bcoin> {
  const [folder, port, password] = [installBcoin(), await freePort(), "password"];
  const child = spawn(process.execPath, [program, folder, String(port), password], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("ready")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`bcoin ended with ${code}: ${said.trim()}`)));
  });
  const url = `http://lode:${password}@127.0.0.1:${port}/`;
  return {
    url,
    async submitBlock(bytes) {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: "POST",
        headers: { authorization: `Basic ${Buffer.from(`lode:${password}`).toString("base64")}` },
        body: JSON.stringify({ method: "submitblock", params: [Buffer.from(bytes).toString("hex")], id: 1 }),
      });
      const { result, error } = (await response.json()) as { result: unknown; error: unknown };
      return error ?? result;
    },
    stop: () => void child.kill("SIGKILL"),
  };
}
