import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import type { SliceModel } from "../world/model.ts";
import type { Stage } from "../world/stage.ts";
import type { Action } from "./action.ts";
import { anybody, aSlice, batchOf, idsOf, isDone, withOthers } from "./choose.ts";

/** An action on a slice, where there is one. */
const onSlice = (weight: number, run: (stage: Stage, slice: SliceModel) => Promise<unknown>): Action => ({
  weight,
  async run(stage) {
    const slice = aSlice(stage);
    if (slice) await run(stage, slice);
    return slice !== undefined;
  },
});

/** 2 to `most` parts of at least one unit each. */
function cut({ random }: Stage, units: bigint, most: number): bigint[] {
  const parts = [random.big(1n, units - 1n)];
  for (let left = units - parts[0]!; left > 0n; left -= parts.at(-1)!) {
    parts.push(parts.length === most - 1 ? left : random.big(1n, left));
  }
  return parts;
}

export const sliceActions: Record<string, Action> = {
  transfer: onSlice(8, (stage, slice) => stage.transfer(slice.owner, anybody(stage), slice.id)),
  claim: onSlice(7, (stage, slice) => stage.claim(slice.owner, idsOf(withOthers(stage, slice)), anybody(stage))),
  /** Anybody may claim for an owner who has not forbidden it. */
  claimForOwner: onSlice(2, (stage, { id, owner }) => stage.claim(anybody(stage), [id], owner)),
  claimRefund: onSlice(4, (stage, slice) => stage.claimRefund(slice.owner, idsOf(withOthers(stage, slice)))),
  settle: onSlice(3, (stage, slice) => stage.settle(anybody(stage), idsOf(withOthers(stage, slice)))),
  retire: {
    weight: 1,
    async run(stage) {
      const slice = stage.random.pick(stage.state.model.slices.filter((one) => isDone(batchOf(stage, one))));
      if (slice) await stage.retire(slice.owner, [slice.id]);
      return slice !== undefined;
    },
  },
  split: {
    weight: 5,
    async run(stage) {
      const slice = stage.random.pick(stage.state.model.slices.filter(({ units }) => units > 1n));
      if (!slice) return false;
      await stage.split(slice.owner, slice.id, cut(stage, slice.units, stage.random.int(2, 4)));
      return true;
    },
  },
  merge: {
    weight: 5,
    async run(stage) {
      const slices = stage.state.model.slices.map((slice) => withOthers(stage, slice, true));
      const several = stage.random.pick(slices.filter(({ length }) => length > 1));
      if (several) await stage.merge(several[0]!.owner, idsOf(several));
      return several !== undefined;
    },
  },
  withdraw: {
    weight: 4,
    async run(stage) {
      const { usdc, wbtc } = stage.deployment.tokens;
      const [account, token] = [anybody(stage), stage.random.pick([usdc, wbtc])!];
      const slices = { address: stage.deployment.capacitySlices, abi: capacitySlicesAbi } as const;
      const credit = await stage.client.readContract({ ...slices, functionName: "credit", args: [account, token] });
      if (credit > 0n) await stage.withdraw(account, token, anybody(stage));
      return credit > 0n;
    },
  },
  setPayoutAddress: {
    weight: 1,
    async run(stage) {
      await stage.setPayoutAddress(anybody(stage), stage.random.chance(0.5) ? anybody(stage) : null);
      return true;
    },
  },
  setKeeperClaims: {
    weight: 1,
    async run(stage) {
      await stage.setKeeperClaims(anybody(stage), stage.random.chance(0.5));
      return true;
    },
  },
};
