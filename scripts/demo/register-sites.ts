import { type Hex, keccak256, stringToHex } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { addMachines } from "#chain/calls/add-machines.ts";
import { attestCapacity } from "#chain/calls/attest-capacity.ts";
import { createAttesterSet } from "#chain/calls/create-attester-set.ts";
import { declareCapacity } from "#chain/calls/declare-capacity.ts";
import { registerSite } from "#chain/calls/register-site.ts";
import { setAttester } from "#chain/calls/set-attester.ts";
import { signCapacity } from "#chain/calls/sign-capacity.ts";
import type { Deployment } from "#chain/deployment.ts";
import { type AttesterName, demoAttesters, demoSets, setOf } from "#scripts/demo/attesters.ts";
import { cast } from "#scripts/demo/cast.ts";
import type { DemoChain } from "#scripts/demo/clock.ts";
import type { People } from "#scripts/demo/people.ts";
import { type DemoSite, demoSites, siteNumber } from "#scripts/demo/sites.ts";
import { sendCall } from "#scripts/send-call.ts";

/** Admits the demo's attesters and creates their sets. */
export async function admitAttesters(people: People, deployment: Deployment): Promise<void> {
  for (const { account, kind } of Object.values(demoAttesters)) {
    const admission = { attester: people.addressOf(account), kind };
    await sendCall(people.signerOf(cast.admin), setAttester(deployment, admission));
  }
  for (const set of demoSets) {
    const attesters = set.map((name) => people.addressOf(demoAttesters[name].account));
    const call = createAttesterSet(deployment, { attesters, threshold: attesters.length });
    await sendCall(people.signerOf(cast.operator), call);
  }
}

/** Registers the demo's sites with their machines, and has their capacity signed where somebody vouches for it. */
export async function registerSites(chain: DemoChain, people: People, deployment: Deployment): Promise<void> {
  for (const name of Object.keys(demoSites) as (keyof typeof demoSites)[]) {
    const demo: DemoSite = demoSites[name];
    const site = siteNumber(name);
    const operator = people.signerOf(demo.operator);
    const { country } = demo;
    const energyMixHash = hashOf(demo.energyMix);
    await sendCall(operator, registerSite(deployment, { country, energyMixHash, name: demo.name }));
    for (const { model, count, unitThs, joulesPerTh } of demo.machines) {
      const unitHashrate = BigInt(unitThs) * 10n ** 12n;
      const machines = { model, count, unitHashrate, efficiencyMilliJoulesPerTh: joulesPerTh * 1_000 };
      await sendCall(operator, addMachines(deployment, { site, machines }));
    }
    const stated = { site, capacity: demo.capacity, documentHash: hashOf(`How ${demo.name} was measured.`) };
    if (demo.signedBy === undefined) await sendCall(operator, declareCapacity(deployment, stated));
    else await attest(chain, people, deployment, stated, demo.signedBy);
  }
}

async function attest(
  chain: DemoChain,
  people: People,
  deployment: Deployment,
  stated: { site: number; capacity: bigint; documentHash: Hex },
  signedBy: readonly AttesterName[],
): Promise<void> {
  const { machinesHash } = await chain.readContract({
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "site",
    args: [stated.site],
  });
  const attestations = await Promise.all(
    signedBy.map(async (name) => {
      const signer = people.signerOf(demoAttesters[name].account);
      const typedData = signCapacity(deployment, { ...stated, machinesHash });
      const signature = await signer.signTypedData({ account: signer.account, ...typedData });
      return { signer: signer.account.address, signature };
    }),
  );
  const call = attestCapacity(deployment, { ...stated, set: setOf(signedBy), attestations });
  await sendCall(people.signerOf(cast.operator), call);
}

function hashOf(text: string): Hex {
  return keccak256(stringToHex(text));
}
