import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { network } from "hardhat";
import { type Abi, type Address, encodeAbiParameters, hashStruct, hashTypedData, parseAbi, toHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { readBytecode } from "#scripts/deploy/read-artifact.ts";

const registryAbi = parseAbi([
  "function setAttester(address attester, uint8 kind)",
  "function createSet(address[] attesters, uint8 threshold) returns (uint32)",
  "function digestOf(bytes32 structHash) view returns (bytes32)",
  "function levelOf(uint32 set, bytes32 structHash, (address signer, bytes signature)[] attestations) view returns (uint8)",
]);
const fleetAbi = parseAbi([
  "function registerSite(bytes2 country, bytes32 energyMixHash, string name) returns (uint32)",
  "function capacityHash(uint32 site, uint128 capacity, bytes32 documentHash) view returns (bytes32)",
]);
const types = {
  Capacity: [
    { name: "registry", type: "address" },
    { name: "site", type: "uint32" },
    { name: "capacity", type: "uint128" },
    { name: "machinesHash", type: "bytes32" },
    { name: "documentHash", type: "bytes32" },
  ],
  Payout: [
    { name: "manager", type: "address" },
    { name: "batchId", type: "uint256" },
    { name: "period", type: "uint32" },
    { name: "gross", type: "uint128" },
    { name: "hosting", type: "uint128" },
    { name: "deliveredBps", type: "uint16" },
    { name: "evidenceHash", type: "bytes32" },
  ],
} as const;
const hash = (byte: number) => toHex(byte, { size: 32 });

describe("what an attester's wallet signs", async () => {
  const { viem } = await network.create("local");
  const client = await viem.getPublicClient();
  const [admin] = await viem.getWalletClients();
  assert.ok(admin);
  const deploy = async (artifact: string, ...args: Address[]): Promise<Address> => {
    const inputs = args.map(() => ({ type: "address" }));
    const data = `${readBytecode(artifact)}${encodeAbiParameters(inputs, args).slice(2)}` as const;
    const receipt = await client.waitForTransactionReceipt({ hash: await admin.sendTransaction({ data }) });
    assert.ok(receipt.contractAddress);
    return receipt.contractAddress;
  };
  const send = async <const abi extends Abi>(address: Address, abi: abi, functionName: string, args: unknown[]) =>
    client.waitForTransactionReceipt({
      hash: await admin.writeContract({ address, abi: abi as Abi, functionName, args }),
    });

  const access = await deploy(
    "@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager",
    admin.account.address,
  );
  const registry = await deploy("contracts/AttesterRegistry.sol/AttesterRegistry", access);
  const fleet = await deploy("contracts/FleetRegistry.sol/FleetRegistry", admin.account.address, registry);
  const domain = {
    name: "Lode Attester Registry",
    version: "1",
    chainId: await client.getChainId(),
    verifyingContract: registry,
  };
  const auditor = privateKeyToAccount(generatePrivateKey());
  await send(registry, registryAbi, "setAttester", [auditor.address, 3]);
  await send(registry, registryAbi, "createSet", [[auditor.address], 1]);
  await send(fleet, fleetAbi, "registerSite", ["0x5553", hash(0), "Odessa, Texas"]);

  const digestOf = (structHash: `0x${string}`) =>
    client.readContract({ address: registry, abi: registryAbi, functionName: "digestOf", args: [structHash] });
  const capacity = {
    registry: fleet,
    site: 1,
    capacity: 5n * 10n ** 18n,
    machinesHash: hash(0),
    documentHash: hash(7),
  };
  const payout = {
    manager: admin.account.address,
    batchId: 3n,
    period: 4,
    gross: 1_000_000n,
    hosting: 300_000n,
    deliveredBps: 9_900,
    evidenceHash: hash(9),
  };

  it("a capacity is hashed by the registry of sites as by any EIP-712 wallet", async () => {
    const structHash = await client.readContract({
      address: fleet,
      abi: fleetAbi,
      functionName: "capacityHash",
      args: [1, capacity.capacity, capacity.documentHash],
    });
    assert.equal(structHash, hashStruct({ types, primaryType: "Capacity", data: capacity }));
    const digest = hashTypedData({ domain, types, primaryType: "Capacity", message: capacity });
    assert.equal(await digestOf(structHash), digest);
  });

  it("a payout's digest is of the same domain", async () => {
    const structHash = hashStruct({ types, primaryType: "Payout", data: payout });
    const digest = hashTypedData({ domain, types, primaryType: "Payout", message: payout });
    assert.equal(await digestOf(structHash), digest);
  });

  it("signed by an auditor's wallet, it is evidence of level 2", async () => {
    const signature = await auditor.signTypedData({ domain, types, primaryType: "Payout", message: payout });
    const level = await client.readContract({
      address: registry,
      abi: registryAbi,
      functionName: "levelOf",
      args: [1, hashStruct({ types, primaryType: "Payout", data: payout }), [{ signer: auditor.address, signature }]],
    });
    assert.equal(level, 2);
  });
});
