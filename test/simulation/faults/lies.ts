import { numberToHex } from "viem";
import type { RpcLog } from "#indexer/chain/raw-log.ts";
import type { Random } from "../random.ts";
import type { RpcAnswer, RpcRequest } from "./faulty-node.ts";

type RpcBlock = { number: string; hash: string };
type Forward = (request: RpcRequest) => Promise<RpcAnswer>;
type Lie = { kind: string; answer: RpcAnswer };

export type Seen = ReturnType<typeof createSeen>;

/** Blocks and logs the node once spoke of: after a reorganisation, those of orphans. */
export function createSeen() {
  const blocks = new Map<string, RpcBlock[]>();
  const logs = new Map<string, RpcLog[]>();
  return {
    remember(request: RpcRequest, answer: RpcAnswer): RpcAnswer {
      const { result } = answer;
      if (request.method === "eth_getBlockByNumber" && result) {
        const block = result as RpcBlock;
        const known = blocks.get(block.number) ?? [];
        if (!known.some(({ hash }) => hash === block.hash)) blocks.set(block.number, [...known, block]);
      }
      if (request.method === "eth_getLogs" && Array.isArray(result)) {
        for (const log of result as RpcLog[]) {
          const known = logs.get(log.blockNumber!) ?? [];
          if (!known.some((other) => other.blockHash === log.blockHash && other.logIndex === log.logIndex))
            logs.set(log.blockNumber!, [...known, log]);
        }
      }
      return answer;
    },
    orphanOf: (block: RpcBlock) => blocks.get(block.number)?.find(({ hash }) => hash !== block.hash),
    /** Logs of another block at the height of these. */
    orphansOf: (log: RpcLog) =>
      logs.get(log.blockNumber!)?.filter(({ blockHash }) => blockHash !== log.blockHash) ?? [],
  };
}

/**
 * True logs with something wrong; undefined where there is none to be wrong about. One log less than there is: only another
 * endpoint could tell.
 */
export function lieAboutLogs(fate: Random, truth: RpcAnswer, seen: Seen, losesLogs: boolean): Lie | undefined {
  const logs = truth.result as RpcLog[] | undefined;
  const one = logs && fate.pick(logs);
  if (!logs || !one) return undefined;
  const ofBlock = (log: RpcLog) => log.blockHash === one.blockHash;
  const kind = fate.weighted({
    "empty logs": 2,
    "logs of an orphan": 2,
    "logs of a block missing": 1,
    "log twice": 1,
    "a log missing": losesLogs ? 3 : 0,
  });
  if (kind === "a log missing") return { kind, answer: { result: logs.filter((log) => log !== one) } };
  if (kind === "empty logs") return { kind, answer: { result: [] } };
  if (kind === "log twice") return { kind, answer: { result: [...logs, one] } };
  if (kind === "logs of a block missing") return { kind, answer: { result: logs.filter((log) => !ofBlock(log)) } };
  const orphans = seen.orphansOf(one);
  const instead =
    orphans.length > 0
      ? orphans
      : logs.filter(ofBlock).map((log) => ({ ...log, blockHash: `0x${"ab".repeat(32)}` as const }));
  return { kind, answer: { result: [...logs.filter((log) => !ofBlock(log)), ...instead] } };
}

/** A head some blocks older, as from a node that lags; or none. */
export async function lieAboutHead(fate: Random, request: RpcRequest, forward: Forward): Promise<Lie> {
  if (fate.chance(0.2)) return { kind: "null block", answer: { result: null } };
  const head = (await forward(request)).result as RpcBlock;
  const older = BigInt(head.number) - fate.big(1n, fate.pick([1n, 5n, 40n])!);
  const params = [numberToHex(older < 0n ? 0n : older), false];
  return { kind: "older head", answer: await forward({ ...request, params }) };
}

/** No block, the one before, or an orphan of the same height. */
export async function lieAboutHeader(fate: Random, request: RpcRequest, forward: Forward, seen: Seen): Promise<Lie> {
  const truth = seen.remember(request, await forward(request));
  const block = truth.result as RpcBlock | null;
  const orphan = block ? seen.orphanOf(block) : undefined;
  if (orphan && fate.chance(0.6)) return { kind: "header of an orphan", answer: { result: orphan } };
  if (!block || block.number === "0x0" || fate.chance(0.5)) return { kind: "null block", answer: { result: null } };
  const params = [numberToHex(BigInt(block.number) - 1n), false];
  return { kind: "another block's header", answer: await forward({ ...request, params }) };
}
