import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Address, getAddress, parseAbi, parseEther } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { readDeployment } from "#chain/read-deployment.ts";
import { openSigner } from "#scripts/deploy/signer.ts";
import { checkWiring } from "#scripts/deploy/wiring.ts";
import { deploy } from "#scripts/deploy.ts";
import { startTestChain } from "#test/chain-server.ts";
import { writeKeystoreOf } from "#test/scripts/keystore.ts";

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
const writeKeystore = (name: string) => writeKeystoreOf(key, join(folder, name));

describe("deploying", () => {
  test("wires the contracts, allows the tokens, admits the operators and writes it down", async () => {
    const deployment = await deploy({ rpcUrl: chain.rpcUrl, operators: [accounts[1]], path });
    expect(readDeployment(31_337, path)).toEqual(deployment);
    const manager = { address: deployment.batchManager, abi: batchManagerAbi } as const;
    const read = (functionName: "isOperatorAdmitted" | "isPaymentTokenAllowed" | "isPayoutTokenAllowed", of: Address) =>
      chain.client.readContract({ ...manager, functionName, args: [of] });
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

  test("makes every contract name the others of the same deployment", async () => {
    const deployment = readDeployment(31_337, path);
    const of = (contract: "batchManager" | "capacitySlices" | "fleetRegistry" | "sliceMarket", view: string) =>
      chain.client.readContract({
        address: deployment[contract],
        abi: parseAbi([`function ${view}() view returns (address)`]),
        functionName: view,
      });
    const { attesterRegistry, batchManager, capacitySlices, fleetRegistry, sliceDescriptor } = deployment;
    expect(await of("capacitySlices", "manager")).toBe(batchManager);
    expect(await of("capacitySlices", "descriptor")).toBe(sliceDescriptor);
    expect(await of("batchManager", "slices")).toBe(capacitySlices);
    expect(await of("batchManager", "attesters")).toBe(attesterRegistry);
    expect(await of("batchManager", "fleet")).toBe(fleetRegistry);
    expect(await of("fleetRegistry", "manager")).toBe(batchManager);
    expect(await of("fleetRegistry", "attesters")).toBe(attesterRegistry);
    expect(await of("sliceMarket", "slices")).toBe(capacitySlices);
    expect(await of("sliceMarket", "manager")).toBe(batchManager);
  });

  test("admits attesters, each as its kind", async () => {
    const attesters = [
      { attester: accounts[1], kind: "pool" },
      { attester: accounts[2], kind: "auditor" },
    ] as const;
    const { attesterRegistry: address } = await deploy({ rpcUrl: chain.rpcUrl, attesters, path: null });
    const kindOf = (attester: Address) =>
      chain.client.readContract({ address, abi: attesterRegistryAbi, functionName: "kindOf", args: [attester] });
    expect([await kindOf(accounts[1]), await kindOf(accounts[2]), await kindOf(accounts[0])]).toEqual([2, 3, 0]);
  });

  test("is refused where another transaction of the deployer comes between, before anything is wired wrong", async () => {
    const spoil = async ({ name }: { name: string }) => {
      if (name !== "CapacitySlices") return;
      await chain.client.sendTransaction({ account: accounts[0], to: accounts[1], value: 1n });
    };
    const none = join(folder, "none-of-it.json");
    await expect(deploy({ rpcUrl: chain.rpcUrl, path: none, onMined: spoil })).rejects.toThrow(
      /^FleetRegistry was to be transaction \d+ of the deployer, but another one came between\. Deploy again, with nothing else using the account\.$/,
    );
    expect(existsSync(none)).toBe(false);
  });

  test("that is recorded with a contract of another deployment is told apart", async () => {
    const mine = await deploy({ rpcUrl: chain.rpcUrl, path: null });
    const signer = await openSigner({ rpcUrl: chain.rpcUrl });
    await checkWiring(signer, mine);
    const other = readDeployment(31_337, path);
    const mixed = { ...mine, fleetRegistry: other.fleetRegistry };
    await expect(checkWiring(signer, mixed)).rejects.toThrow(
      `batchManager ${mine.batchManager} names ${mine.fleetRegistry} as its fleet, not fleetRegistry ${other.fleetRegistry}.`,
    );
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
    expect(await chain.client.getTransactionCount({ address: privateKeyToAddress(key) })).toBe(16);
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
    await expect(command("--rpc", chain.rpcUrl, "--attester", `${accounts[0]}:judge`)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("write an address and a kind"),
    });
    await expect(command("--rpc", "http://127.0.0.1:1")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("The chain's node does not answer."),
    });
  });
});
