import { type Address, stringToHex, zeroHash } from "viem";
import { capacityToSign, type PayoutFigures, payoutToSign, sortAttestations } from "#chain/attestations.ts";
import { ATTESTER_KINDS } from "#chain/attester-kinds.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { At, LocalChain } from "#scripts/bench/local-chain.ts";

const HASHRATE = 10n ** 20n;

interface Contracts {
  attesters: At;
  fleet: At;
}

/** A pool and an auditor with their attester sets, and two sites of the operator: one on its word, one vouched for by both. */
export async function createLocalFleet(
  chain: LocalChain,
  { attesters, fleet }: Contracts,
  deployment: Deployment,
  operator: Address,
) {
  const { admin, send, read } = chain;
  const [pool, auditor] = [chain.account(11), chain.account(12)];
  await send(admin, attesters, "setAttester", [pool, ATTESTER_KINDS.indexOf("pool")]);
  await send(admin, attesters, "setAttester", [auditor, ATTESTER_KINDS.indexOf("auditor")]);
  await send(admin, attesters, "createSet", [[pool], 1]);
  const two = sortAttestations([pool, auditor].map((signer) => ({ signer, signature: "0x" })));
  await send(admin, attesters, "createSet", [two.map(({ signer }) => signer), 2]);
  const sets = { none: 0, pool: 1, both: 2 } as const;

  const attest = async (signers: readonly Address[], typed: object) => {
    const attestations = [];
    for (const signer of signers) {
      const signature = await chain.walletOf(signer).signTypedData({ account: signer, ...typed } as never);
      attestations.push({ signer, signature });
    }
    return sortAttestations(attestations);
  };
  const attestPayout = (signers: readonly Address[], batchId: bigint, figures: PayoutFigures) =>
    attest(signers, payoutToSign(deployment, batchId, figures));

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
  const { machinesHash } = await read<{ machinesHash: `0x${string}` }>(fleet, "site", [audited]);
  const figures = { site: audited, capacity: HASHRATE, machinesHash, documentHash: zeroHash };
  const signatures = await attest([pool, auditor], capacityToSign(deployment, figures));
  await send(operator, fleet, "attestCapacity", [audited, HASHRATE, zeroHash, sets.both, signatures]);
  return { pool, auditor, sets, sites: { declared, audited }, attestPayout };
}
