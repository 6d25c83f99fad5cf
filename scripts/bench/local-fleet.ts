import { type Address, stringToHex, zeroHash } from "viem";
import type { At, LocalChain } from "#scripts/bench/local-chain.ts";

const HASHRATE = 10n ** 20n;

interface Contracts {
  attesters: At;
  fleet: At;
}

const payoutTypes = {
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

const capacityTypes = {
  Capacity: [
    { name: "registry", type: "address" },
    { name: "site", type: "uint32" },
    { name: "capacity", type: "uint128" },
    { name: "machinesHash", type: "bytes32" },
    { name: "documentHash", type: "bytes32" },
  ],
} as const;

/** A pool and an auditor with their attester sets, and two sites of the operator: one on its word, one vouched for by both. */
export async function createLocalFleet(chain: LocalChain, { attesters, fleet }: Contracts, operator: Address) {
  const { admin, send, read } = chain;
  const [pool, auditor] = [chain.account(11), chain.account(12)];
  const kind = { pool: 2, auditor: 3 } as const;
  await send(admin, attesters, "setAttester", [pool, kind.pool]);
  await send(admin, attesters, "setAttester", [auditor, kind.auditor]);
  const ascending = (signers: readonly Address[]) => [...signers].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  await send(admin, attesters, "createSet", [[pool], 1]);
  await send(admin, attesters, "createSet", [ascending([pool, auditor]), 2]);
  const sets = { none: 0, pool: 1, both: 2 } as const;

  /** Signatures of a struct by accounts of the chain, in the order the registry wants them. */
  const attest = async (signers: readonly Address[], primaryType: string, types: object, message: object) => {
    const domain = {
      name: "Lode Attester Registry",
      version: "1",
      chainId: await chain.client.getChainId(),
      verifyingContract: attesters.address,
    };
    const attestations = [];
    for (const signer of ascending(signers)) {
      const typed = { account: signer, domain, types, primaryType, message };
      attestations.push({ signer, signature: await chain.walletOf(signer).signTypedData(typed as never) });
    }
    return attestations;
  };

  const openSite = async (name: string) => {
    await send(operator, fleet, "registerSite", [stringToHex("US"), zeroHash, name]);
    const site = await read<number>(fleet, "siteCount");
    const machines = {
      model: "S21",
      count: 500_000,
      unitHashrate: 2n * 10n ** 14n,
      efficiencyMilliJoulesPerTh: 17_500,
    };
    await send(operator, fleet, "addMachines", [site, machines]);
    return site;
  };
  const declared = await openSite("Odessa, Texas");
  await send(operator, fleet, "declareCapacity", [declared, HASHRATE, zeroHash]);
  const audited = await openSite("Rockdale, Texas");
  const { machinesHash } = await read<{ machinesHash: string }>(fleet, "site", [audited]);
  const capacity = {
    registry: fleet.address,
    site: audited,
    capacity: HASHRATE,
    machinesHash,
    documentHash: zeroHash,
  };
  const signatures = await attest([pool, auditor], "Capacity", capacityTypes, capacity);
  await send(operator, fleet, "attestCapacity", [audited, HASHRATE, zeroHash, sets.both, signatures]);

  const attestPayout = (signers: readonly Address[], payout: object) => attest(signers, "Payout", payoutTypes, payout);
  return { pool, auditor, sets, sites: { declared, audited }, attestPayout };
}
