import { keccak256, toHex } from "viem";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { addMachines } from "#chain/calls/add-machines.ts";
import { declareCapacity } from "#chain/calls/declare-capacity.ts";
import { removeMachines } from "#chain/calls/remove-machines.ts";
import { setAttester } from "#chain/calls/set-attester.ts";
import { setEnergyMix } from "#chain/calls/set-energy-mix.ts";
import { rig, SITE_CAPACITY } from "../../indexer/world-fleet.ts";
import type { Stage } from "../world/stage.ts";
import type { Action } from "./action.ts";
import { anybody } from "./choose.ts";

/** An action of the operator at one of the sites. */
const atSite = (weight: number, run: (stage: Stage, site: number) => Promise<unknown>): Action => ({
  weight,
  async run(stage) {
    await run(stage, stage.random.pick(stage.state.model.sites)!);
    return true;
  },
});

const manage = ({ chain, deployment, send }: Stage, functionName: string, args: unknown[]) =>
  send(chain.governor, { address: deployment.batchManager, abi: batchManagerAbi, functionName, args });

const aHash = ({ random }: Stage) => keccak256(toHex(random.int(0, 1_000)));

/** Sites and their machines, those who sign, and what governance does. */
export const fleetActions: Record<string, Action> = {
  openSite: { ...atSite(1, (stage) => stage.openSite(stage.chain.operator, "Rockdale, Texas")), long: true },
  setEnergyMix: atSite(1, (stage, site) =>
    stage.send(stage.chain.operator, setEnergyMix(stage.deployment, { site, energyMixHash: aHash(stage) })),
  ),
  addMachines: atSite(1, (stage, site) => {
    const machines = { ...rig, model: stage.random.pick(["S21", "M60"])!, count: stage.random.int(1, 500) };
    return stage.send(stage.chain.operator, addMachines(stage.deployment, { site, machines }));
  }),
  removeMachines: atSite(1, (stage, site) => {
    const machines = { ...rig, count: stage.random.int(1, 500) };
    return stage.send(stage.chain.operator, removeMachines(stage.deployment, { site, machines }));
  }),
  declareCapacity: atSite(1, (stage, site) => {
    const capacity = SITE_CAPACITY - stage.random.big(0n, 10n ** 18n);
    return stage.send(
      stage.chain.operator,
      declareCapacity(stage.deployment, { site, capacity, documentHash: aHash(stage) }),
    );
  }),
  attestCapacity: {
    weight: 2,
    async run(stage) {
      const { sites, sets } = stage.state.model;
      const set = stage.random.pick(sets);
      if (set) await stage.attestSite(stage.random.pick(sites)!, set.set, [stage.random.pick(set.members)!]);
      return set !== undefined;
    },
  },
  createSet: {
    weight: 2,
    async run(stage) {
      const { pool, auditor } = stage.chain;
      await stage.createSet(anybody(stage), [pool, auditor], stage.random.int(1, 2));
      return true;
    },
  },
  resign: {
    weight: 1,
    async run(stage) {
      const set = stage.random.chance(0.3) ? stage.random.pick(stage.state.model.sets) : undefined;
      if (set) await stage.resign(stage.random.pick(set.members)!, set.set);
      return set !== undefined;
    },
  },
  setAttester: {
    weight: 1,
    async run(stage) {
      const kind = stage.random.pick(["none", "operator", "pool", "auditor"] as const)!;
      await stage.send(stage.chain.governor, setAttester(stage.deployment, { attester: anybody(stage), kind }));
      return true;
    },
  },
  setFee: {
    weight: 1,
    async run(stage) {
      await manage(stage, "setFee", [stage.random.int(0, 300), anybody(stage)]);
      return true;
    },
  },
  pause: {
    weight: 1,
    async run(stage) {
      const seconds = stage.random.int(0, 120);
      await (seconds > 60 ? manage(stage, "unpause", []) : manage(stage, "pause", [seconds]));
      return true;
    },
  },
};
