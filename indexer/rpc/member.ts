import type { Logger } from "../logger.ts";
import type { Endpoint } from "./endpoint.ts";
import type { RpcFailure } from "./failure.ts";

/** How long an endpoint is left alone after a failure, and after each further one. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

/** One of several endpoints, and how it stands. */
export type Member = {
  endpoint: Endpoint;
  /** Why it is set aside; undefined while it is asked like any other. */
  failure: RpcFailure | undefined;
  restMs: number;
  /** When to look after it again; as long after that without trouble, earlier trouble is forgotten. Milliseconds of `performance.now()`. */
  until: number;
  /** Whether it answered right about its chain since it was last connected to; undefined before it was asked. */
  verified: Promise<void> | undefined;
  probing: Promise<void> | undefined;
  /** Whether it named the last head that was agreed on. */
  namedHead: boolean;
};

export function createMember(endpoint: Endpoint): Member {
  const untroubled = { failure: undefined, restMs: 0, until: 0, namedHead: false };
  return { endpoint, ...untroubled, verified: undefined, probing: undefined };
}

/** For a growing while. Says why, once until it is back. */
export function setAside(member: Member, failure: RpcFailure, log: Logger | undefined): void {
  const now = performance.now();
  member.verified = undefined;
  member.namedHead = false;
  if (member.failure && member.until > now) return; // it failed at many things that were asked at once
  const forgotten = now > member.until + member.restMs;
  member.restMs = forgotten || member.restMs === 0 ? FIRST_REST_MS : Math.min(member.restMs * 2, LONGEST_REST_MS);
  member.until = now + Math.max(member.restMs, failure.afterMs ?? 0);
  if (!member.failure) {
    const { origin } = member.endpoint;
    const fields = { code: `rpc-${failure.kind}`, endpoint: origin };
    log?.warn(`${failure.message} It is set aside, and looked after again later.`, fields);
  }
  member.failure = failure;
}

export function takeBack(member: Member, log: Logger | undefined): void {
  if (!member.failure) return;
  member.failure = undefined;
  log?.info(`The RPC endpoint ${member.endpoint.origin} answers again.`, { endpoint: member.endpoint.origin });
}
