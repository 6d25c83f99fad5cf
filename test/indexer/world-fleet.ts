import { type Address, parseEventLogs, zeroHash } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { capacityToSign, type PayoutFigures, payoutToSign } from "#chain/attestations.ts";
import { addMachines } from "#chain/calls/add-machines.ts";
import { attestCapacity } from "#chain/calls/attest-capacity.ts";
import { createAttesterSet } from "#chain/calls/create-attester-set.ts";
import { declareCapacity } from "#chain/calls/declare-capacity.ts";
import { registerSite } from "#chain/calls/register-site.ts";
import { releaseCapacity } from "#chain/calls/release-capacity.ts";
import { resignFromSet } from "#chain/calls/resign-from-set.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Client, Send } from "./world.ts";

/** 10 EH/s: room for every batch of a test. */
export const SITE_CAPACITY = 10n ** 19n;
export const rig = { model: "S21", count: 60_000, unitHashrate: 2n * 10n ** 14n, efficiencyMilliJoulesPerTh: 17_500 };

/** Verbs about sites and those who sign. */
export function fleetVerbs(deployment: Deployment, client: Client, send: Send) {
  const siteOf = (site: number) =>
    client.readContract({
      ...{ address: deployment.fleetRegistry, abi: fleetRegistryAbi, functionName: "site", args: [site] },
    } as const);
  const sign = (signers: readonly Address[], typed: object) =>
    Promise.all(
      signers.map(async (signer) => ({
        signer,
        signature: await client.signTypedData({ account: signer, ...typed } as never),
      })),
    );
  return {
    siteOf,
    /** A site on its operator's word; returns its number. */
    async openSite(operator: Address, name = "Odessa, Texas", country = "US") {
      const { logs } = await send(operator, registerSite(deployment, { country, energyMixHash: zeroHash, name }));
      const [registered] = parseEventLogs({ abi: fleetRegistryAbi, eventName: "SiteRegistered", logs });
      if (!registered) throw new Error("no site was registered");
      const { site } = registered.args;
      await send(operator, addMachines(deployment, { site, machines: rig }));
      await send(operator, declareCapacity(deployment, { site, capacity: SITE_CAPACITY, documentHash: zeroHash }));
      return site;
    },
    /** Has a set sign for the capacity a site has. */
    async attestSite(site: number, set: number, signers: readonly Address[], capacity = SITE_CAPACITY) {
      const { machinesHash } = await siteOf(site);
      const figures = { site, capacity, documentHash: zeroHash };
      const attestations = await sign(signers, capacityToSign(deployment, { ...figures, machinesHash }));
      await send(signers[0] ?? "0x", attestCapacity(deployment, { ...figures, set, attestations }));
    },
    /** Returns the set's number. */
    async createSet(from: Address, attesters: readonly Address[], threshold: number) {
      const { logs } = await send(from, createAttesterSet(deployment, { attesters, threshold }));
      const [created] = parseEventLogs({ abi: attesterRegistryAbi, eventName: "SetCreated", logs });
      if (!created) throw new Error("no set was created");
      return created.args.set;
    },
    resign: (from: Address, set: number) => send(from, resignFromSet(deployment, { set })),
    signPayout: (signers: readonly Address[], batchId: bigint, figures: PayoutFigures) =>
      sign(signers, payoutToSign(deployment, batchId, figures)),
    releaseCapacity: (from: Address, batchId: bigint) => send(from, releaseCapacity(deployment, { batchId })),
  };
}
