import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Address, parseEther } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { explorerLink, networkOf } from "#chain/networks.ts";
import { readDeployment } from "#chain/read-deployment.ts";
import { readArtifact } from "#scripts/deploy/read-artifact.ts";
import { startTestChain } from "#test/chain-server.ts";
import { writeKeystoreOf } from "#test/scripts/keystore.ts";
import { runCommandLine } from "#test/scripts/run-command.ts";

// As near to a public network as one can come without one: a chain with Base Sepolia's number, real tokens, and a key in a keystore.
const BASE_SEPOLIA = 84_532;
const folder = mkdtempSync(join(tmpdir(), "lode-public-"));
const path = join(folder, "84532.json");
const key = generatePrivateKey();
const deployer = privateKeyToAddress(key);
const keystore = writeKeystoreOf(key, join(folder, "deployer.json"));

let chain: Awaited<ReturnType<typeof startTestChain>>;
let tokens: [Address, Address];
beforeAll(async () => {
  chain = await startTestChain({ chainId: BASE_SEPOLIA });
  tokens = [await deployToken("MockUSDC"), await deployToken("MockWBTC")];
});
afterAll(async () => {
  await chain.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function deployToken(name: string): Promise<Address> {
  const hash = await chain.client.deployContract({
    account: chain.accounts[0] ?? "0x",
    ...readArtifact(`contracts/mocks/${name}.sol/${name}`),
    args: [],
  });
  return (await chain.client.waitForTransactionReceipt({ hash })).contractAddress ?? "0x";
}

const command = (...args: string[]) =>
  runCommandLine(
    "scripts/deploy.ts",
    ["--rpc", chain.rpcUrl, "--usdc", tokens[0], "--wbtc", tokens[1], "--out", path, ...args],
    { LODE_KEYSTORE_PASSWORD: "correct horse" },
  );
const sent = () => chain.client.getTransactionCount({ address: deployer });
const addressIn = (out: string, name: string) => new RegExp(`${name} +(?:at )?(0x\\w{40})`).exec(out)?.[1];

describe("on a public network, a deployment", () => {
  test("is gone through on a copy of the chain, without a key and without sending anything", async () => {
    const auditor = chain.accounts[3] ?? "0x";
    const ran = await command("--dry-run", "--from", deployer, "--attester", `${auditor}:auditor`);
    expect(ran.err).toBe("");
    expect(ran.out).toContain(`On a copy of Base Sepolia as of block 2, ${deployer} deployed:`);
    expect(ran.out).toMatch(/BatchManager +0x\w{40} +\d,\d{3},\d{3} gas/);
    expect(ran.out).toContain(`setAttester(${auditor}, 3)`);
    expect(ran.out).toMatch(/All of it takes \d\d,\d{3},\d{3} gas\. At [\d.]+ gwei/);
    expect(ran.out).toContain("The account has only 0 ETH: send it the rest first.");
    expect(ran.out).toContain("Dry run: nothing was sent.");
    expect([await sent(), await chain.client.getBlockNumber(), existsSync(path)]).toEqual([0, 2n, false]);
  });

  test("goes where the dry run said, by the keystore's account, and points to the explorer", async () => {
    await chain.client.setBalance({ address: deployer, value: parseEther("1") });
    const dry = await command("--dry-run", "--keystore", keystore);
    const ran = await command("--keystore", keystore, "--operator", chain.accounts[1] ?? "0x");
    expect(ran.err).toBe("");
    const deployment = readDeployment(BASE_SEPOLIA, path);
    expect(deployment).toMatchObject({ chainId: BASE_SEPOLIA, startBlock: 3 });
    for (const [name, address] of [
      ["AttesterRegistry", deployment.attesterRegistry],
      ["BatchManager", deployment.batchManager],
      ["SliceMarket", deployment.sliceMarket],
    ] as const) {
      expect([addressIn(dry.out, name), addressIn(ran.out, name)]).toEqual([address, address]);
    }
    expect(ran.out).toContain(`https://sepolia.basescan.org/address/${deployment.batchManager}`);
    const manager = { address: deployment.batchManager, abi: batchManagerAbi } as const;
    const admitted = { ...manager, functionName: "isOperatorAdmitted", args: [chain.accounts[1] ?? "0x"] } as const;
    expect(await chain.client.readContract(admitted)).toBe(true);
    expect(await sent()).toBe(15);
  });

  test("needs its tokens named: test money is for local chains only", async () => {
    const args = ["--rpc", chain.rpcUrl, "--keystore", keystore, "--out", path];
    const ran = await runCommandLine("scripts/deploy.ts", args, { LODE_KEYSTORE_PASSWORD: "correct horse" });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining("name its tokens with --usdc ADDRESS") });
  });

  test("is shown by the explorer of its network, where there is one", () => {
    const address = tokens[0];
    expect(explorerLink(11_155_111, address)).toBe(`https://sepolia.etherscan.io/address/${address}`);
    expect([explorerLink(31_337, address), explorerLink(5, address)]).toEqual([undefined, undefined]);
    expect(networkOf(BASE_SEPOLIA, "http://127.0.0.1:9").blockExplorers?.default.name).toBe("Basescan");
  });
});
