import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Keystore } from "ox";
import { type Address, getAddress, parseEther } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { sliceMarketAbi } from "#chain/abi/slice-market.ts";
import { readDeployment } from "#chain/read-deployment.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { deploy } from "#scripts/deploy.ts";
import { startTestChain } from "#test/chain-server.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "lode-deploy-"));
const path = join(folder, "deployment.json");
let chain: Awaited<ReturnType<typeof startTestChain>>;
let accounts: [Address, Address, Address];
beforeAll(async () => {
  chain = await startTestChain();
  accounts = chain.accounts as [Address, Address, Address];
});
afterAll(async () => {
  await chain.stop();
  rmSync(folder, { recursive: true, force: true });
});

const key = generatePrivateKey();
function writeKeystore(name: string): string {
  // Few rounds: a test does not guess its own password.
  const [derived, derivation] = Keystore.pbkdf2({ password: "correct horse", iterations: 10 });
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(Keystore.encrypt(key, derived, derivation)));
  return file;
}

describe("deploying", () => {
  test("wires the contracts, allows the tokens, admits the operators and writes it down", async () => {
    const deployment = await deploy({ rpcUrl: chain.rpcUrl, operators: [accounts[1]], path });
    expect(readDeployment(31_337, path)).toEqual(deployment);
    const manager = { address: deployment.batchManager, abi: batchManagerAbi } as const;
    const read = (functionName: "isOperatorAdmitted" | "isPaymentTokenAllowed" | "isPayoutTokenAllowed", of: Address) =>
      chain.client.readContract({ ...manager, functionName, args: [of] });
    expect(await chain.client.readContract({ ...manager, functionName: "slices" })).toBe(deployment.capacitySlices);
    const market = { address: deployment.sliceMarket, abi: sliceMarketAbi } as const;
    expect(await chain.client.readContract({ ...market, functionName: "slices" })).toBe(deployment.capacitySlices);
    expect(await chain.client.readContract({ ...market, functionName: "manager" })).toBe(deployment.batchManager);
    expect(await read("isOperatorAdmitted", accounts[1])).toBe(true);
    expect(await read("isOperatorAdmitted", accounts[2])).toBe(false);
    expect(await read("isPaymentTokenAllowed", deployment.tokens.usdc)).toBe(true);
    expect(await read("isPayoutTokenAllowed", deployment.tokens.wbtc)).toBe(true);
    expect(deployment.genesisHash).toBe((await chain.client.getBlock({ blockNumber: 0n })).hash);
    const [first] = await chain.client.getLogs({ address: deployment.accessManager, fromBlock: 0n });
    expect(first?.blockNumber).toBe(BigInt(deployment.startBlock));
  });

  test("again on the same chain makes a new deployment beside the old one", async () => {
    const before = readDeployment(31_337, path);
    const after = await deploy({ rpcUrl: chain.rpcUrl, tokens: before.tokens, path });
    expect(after.batchManager).not.toBe(before.batchManager);
    expect(after.tokens).toEqual(before.tokens);
    expect(after.startBlock).toBeGreaterThan(before.startBlock);
  });

  test("sets the protocol's fee where one is named", async () => {
    const fee = { bps: 250, recipient: accounts[2] };
    const { batchManager } = await deploy({ rpcUrl: chain.rpcUrl, fee, path: null });
    const read = { address: batchManager, abi: batchManagerAbi, functionName: "protocolFee" } as const;
    expect(await chain.client.readContract(read)).toEqual([250, getAddress(accounts[2])]);
  });

  test("with a keystore needs no unlocked account", async () => {
    await chain.client.setBalance({ address: privateKeyToAddress(key), value: parseEther("1") });
    const keystore = writeKeystore("deployer.json");
    const deployment = await deploy({ rpcUrl: chain.rpcUrl, keystore, password: "correct horse", path: null });
    expect(await chain.client.getCode({ address: deployment.batchManager })).not.toBeUndefined();
    expect(await chain.client.getTransactionCount({ address: privateKeyToAddress(key) })).toBe(8);
  });

  test("as a command prints the deployment, and a sentence where it cannot", async () => {
    const command = (...args: string[]) =>
      run(process.execPath, ["scripts/deploy.ts", ...args], { env: { ...process.env, LODE_DEPLOYMENT: path } });
    const { stdout } = await command("--rpc", chain.rpcUrl, "--from", accounts[0]);
    expect(stdout).toContain(readDeployment(31_337, path).batchManager);
    expect(stdout).toContain(`Lode is deployed. Written to ${path}.`);
    await expect(command("--rpc", chain.rpcUrl, "--usdc", accounts[0])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Name both tokens, --usdc and --wbtc, or neither\.\n\nnpm run deploy/),
    });
    await expect(command("--rpc", chain.rpcUrl, "--fee-bps", "250")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--fee-to"),
    });
    await expect(command("--rpc", "http://127.0.0.1:1")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("The chain's node does not answer."),
    });
  });
});

describe("a signer", () => {
  const rpcUrl = () => chain.rpcUrl;

  test("is the node's first unlocked account, one by number or one by address", async () => {
    expect((await openSigner({ rpcUrl: rpcUrl() })).account.address).toBe(getAddress(accounts[0]));
    expect((await openSigner({ rpcUrl: rpcUrl(), from: 2 })).account.address).toBe(getAddress(accounts[2]));
    const signer = await openSigner({ rpcUrl: rpcUrl(), from: accounts[1] });
    expect([signer.account.address, signer.chain.id]).toEqual([getAddress(accounts[1]), 31_337]);
  });

  test("that the node does not hold is refused with the next step", async () => {
    await expect(openSigner({ rpcUrl: rpcUrl(), from: privateKeyToAddress(key) })).rejects.toThrow("--keystore FILE");
    await expect(openSigner({ rpcUrl: rpcUrl(), from: 99 })).rejects.toThrow("does not hold account number 99");
  });

  test("is opened by the keystore's password only", async () => {
    const keystore = writeKeystore("operator.json");
    const open = (password: string) => openSigner({ rpcUrl: rpcUrl(), keystore, password });
    expect((await open("correct horse")).account.address).toBe(privateKeyToAddress(key));
    await expect(open("wrong horse")).rejects.toThrow(`The password does not open ${keystore}. Try again.`);
  });

  test("of another account than the one named is refused", async () => {
    const options = { rpcUrl: rpcUrl(), keystore: writeKeystore("other.json"), password: "correct horse" };
    await expect(openSigner({ ...options, from: accounts[0] })).rejects.toThrow("is the keystore of");
  });

  test("is not read from what is no keystore", async () => {
    const file = join(folder, "text.json");
    writeFileSync(file, '{"version": 1}');
    await expect(openSigner({ rpcUrl: rpcUrl(), keystore: file })).rejects.toThrow("is not a keystore of version 3");
    const none = join(folder, "none.json");
    await expect(openSigner({ rpcUrl: rpcUrl(), keystore: none })).rejects.toThrow("cannot be read as a keystore");
  });
});
