import type { Hash } from "viem";
import type { Blocks, Recorded } from "./blocks.ts";
import type { Model } from "./model.ts";
import type { SharedChain } from "./shared-chain.ts";

/** No reorganisation takes back more than finality allows, counted from the highest block there ever was. */
const DEEPEST = 64n;

type Point = { id: Hash; number: bigint; model: Model; taped: number };

export type Branches = ReturnType<typeof createBranches>;

/** Points of the chain that it can be taken back to. */
export function createBranches({ client }: SharedChain, blocks: Blocks, state: { model: Model }) {
  let points: Point[] = [];
  let highest = 0n;

  const mark = async () => {
    const number = await client.getBlockNumber();
    if (number > highest) highest = number;
    points = points.filter((point) => point.number >= highest - DEEPEST);
    if (points.at(-1)?.number === number) return;
    const id = await client.snapshot();
    points.push({ id, number, model: structuredClone(state.model), taped: blocks.tape.length });
  };

  return {
    mark,
    /**
     * Takes back about `depth` blocks, as far as there is a point to go to. Returns how many it were, and how they were made;
     * undefined when no block can be taken back.
     */
    async takeBack(depth: number): Promise<{ depth: number; blocks: Recorded[]; model: Model } | undefined> {
      const head = await client.getBlock();
      if (head.number > highest) highest = head.number;
      const wanted = head.number - BigInt(depth);
      const possible = points.filter(({ number }) => number < head.number && number >= highest - DEEPEST);
      const point = possible.findLast(({ number }) => number <= wanted) ?? possible[0];
      if (!point) return undefined;
      const lost = { model: state.model, blocks: blocks.tape.splice(point.taped) };
      await client.revert({ id: point.id });
      state.model = structuredClone(point.model);
      points = points.slice(0, points.indexOf(point));
      await mark();
      return { ...lost, depth: Number(head.number - point.number) };
    },
  };
}
