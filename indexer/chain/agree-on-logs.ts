import { createHash } from "node:crypto";
import { RangeTooLargeError, RetryableError } from "../errors.ts";
import { askEach, type Said } from "../rpc/ask-each.ts";
import { type Endpoints, inOne, type Question } from "../rpc/endpoints.ts";
import { nonsense } from "./questions.ts";
import type { RawLog } from "./raw-log.ts";

/** What endpoints gave, and who. */
export type Agreed = { logs: RawLog[]; by: Said<RawLog[]>[] };

/**
 * Asks `agreement` endpoints the same, and more of them while the answers differ or are missing. Those that contradict as many as must
 * agree are set aside. Throws `RetryableError` while too few give the same: one answer alone may lack a log, which nothing else would tell.
 */
export async function agreeOnLogs(
  endpoints: Endpoints,
  agreement: number,
  question: Question<RawLog[]>,
  what: string,
): Promise<Agreed> {
  const waiting = endpoints.inOrder(agreement);
  const said: Said<RawLog[]>[] = [];
  const errors: unknown[] = [];
  for (;;) {
    const groups = groupByDigest(said);
    const best = groups[0] ?? [];
    if (best.length >= agreement) {
      const { length } = best;
      for (const { member } of groups.slice(1).flat()) {
        endpoints.setAside(member, nonsense(member.endpoint, `with other logs of ${what} than ${length} others`));
      }
      return { logs: best[0]?.answer ?? [], by: best };
    }
    const next = waiting.splice(0, agreement - best.length);
    if (next.length === 0) return settle(groups, errors, agreement, what);
    const round = await askEach(endpoints, next, question, () => false);
    said.push(...round.said);
    errors.push(...round.errors);
  }
}

/** Nobody is left to ask, and too few agree. */
function settle(groups: Said<RawLog[]>[][], errors: unknown[], agreement: number, what: string): never {
  const tooLarge = errors.filter((error) => error instanceof RangeTooLargeError);
  if (tooLarge.length > 0) throw inOne(tooLarge);
  const [only] = groups;
  if (!only) throw inOne(errors);
  if (groups.length === 1) {
    const why = errors.map((error) => (error instanceof Error ? error.message : String(error)));
    throw new RetryableError(
      `${only.length} of the ${agreement} RPC endpoints that must give the same logs of ${what} answer. ${why.join(" ")}`,
    );
  }
  const counts = groups.map(
    (group) => `${group.map(({ member }) => member.endpoint.origin).join(" and ")} ${group[0]?.answer.length}`,
  );
  throw new RetryableError(
    `The RPC endpoints give different logs of ${what} (${counts.join(", ")}): waiting until ${agreement} of them agree.`,
  );
}

/** The largest group first. */
function groupByDigest(said: Said<RawLog[]>[]): Said<RawLog[]>[][] {
  if (said.length === 1) return [said]; // nothing to compare it with
  const groups = new Map<string, Said<RawLog[]>[]>();
  for (const one of said) {
    const digest = digestOf(one.answer);
    groups.set(digest, [...(groups.get(digest) ?? []), one]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Of what is indexed of logs, in the order of the chain: nodes need not answer in it, nor write addresses alike. */
function digestOf(logs: RawLog[]): string {
  const hash = createHash("sha256");
  const inOrder = [...logs].sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
  for (const { address, topics, data, blockNumber, blockHash, logIndex, txHash } of inOrder) {
    hash.update([address, ...topics, data, blockNumber, blockHash, logIndex, txHash, ""].join(" ").toLowerCase());
  }
  return hash.digest("base64");
}
