import { RangeTooLargeError, RetryableError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Endpoint } from "./endpoint.ts";
import { RpcFailure } from "./failure.ts";
import { createMember, type Member, setAside, takeBack } from "./member.ts";
import { type ExpectedChain, verify } from "./verify.ts";

export type Question<Answer> = (endpoint: Endpoint) => Promise<Answer>;
export type Endpoints = ReturnType<typeof createEndpoints>;

/**
 * Several endpoints of one chain, the first preferred. One that fails, where there are others, is set aside for a growing while,
 * and comes back when it answers about its chain and `isHealthy` finds nothing wrong. A single endpoint is always asked.
 */
export function createEndpoints(list: Endpoint[], isHealthy: Question<void>, log: Logger | undefined) {
  const members = list.map(createMember);
  const alone = members.length === 1;
  let expected: ExpectedChain | undefined;

  const fell = (member: Member, failure: RpcFailure) => {
    member.endpoint.count(failure);
    if (alone) {
      if (failure.kind === "unreachable" || failure.kind === "timeout") member.verified = undefined;
    } else setAside(member, failure, log);
  };
  const connected = (member: Member): Promise<void> => {
    if (!expected) return Promise.resolve();
    member.verified ??= verify(member.endpoint, expected).catch((error: unknown) => {
      member.verified = undefined;
      throw error;
    });
    return member.verified;
  };
  const use = async <Answer>(member: Member, question: Question<Answer>): Promise<Answer> => {
    try {
      await connected(member);
      const answer = await question(member.endpoint);
      // Who lied or lags can still answer most things: it comes back when its time is over, and not before.
      if (member.failure?.kind !== "lagging" && member.failure?.kind !== "nonsense") takeBack(member, log);
      return answer;
    } catch (error) {
      if (error instanceof RpcFailure) fell(member, error);
      throw error;
    }
  };
  const lookAfter = (member: Member) => {
    if (!member.failure || member.probing || performance.now() < member.until) return;
    member.probing = connected(member)
      .then(() => isHealthy(member.endpoint))
      .then(() => takeBack(member, log))
      .catch((error: unknown) => {
        if (error instanceof RpcFailure) setAside(member, error, log);
      })
      .finally(() => {
        member.probing = undefined;
      });
  };
  /** Those to ask, best first: at least `enough`, if need be with some that are set aside. */
  const inOrder = (enough: number): Member[] => {
    for (const member of members) lookAfter(member);
    const ready = members.filter(({ failure }) => !failure);
    const named = [...ready.filter(({ namedHead }) => namedHead), ...ready.filter(({ namedHead }) => !namedHead)];
    if (ready.length >= enough) return named;
    const aside = members.filter(({ failure }) => failure).sort((a, b) => a.until - b.until);
    return [...named, ...aside];
  };

  return {
    count: members.length,
    inOrder,
    use,
    /** From now on nothing is believed of an endpoint that does not answer for this chain. */
    expect(chain: ExpectedChain) {
      expected = chain;
      for (const member of members) member.verified = undefined;
    },
    setAside: fell,
    /** The answer of the first that has one. Throws what the only one threw, or a sentence for all. */
    async first<Answer>(question: Question<Answer>, order = inOrder(1)): Promise<Answer> {
      const errors: unknown[] = [];
      for (const member of order) {
        try {
          return await use(member, question);
        } catch (error) {
          if (!(error instanceof RpcFailure) && !(error instanceof RangeTooLargeError)) throw error;
          errors.push(error);
        }
      }
      throw inOne(errors);
    },
    close() {
      for (const { endpoint } of members) endpoint.close();
    },
  };
}

/** One error for all that were asked. Asking for less helps if it helps one of them. */
export function inOne(errors: unknown[]): unknown {
  const ranges = errors.filter((error) => error instanceof RangeTooLargeError);
  const [first] = ranges;
  if (first) return ranges.reduce((best, one) => ((one.suggested ?? 0n) > (best.suggested ?? 0n) ? one : best), first);
  if (errors.length <= 1) return errors[0];
  const said = errors.map((error) => (error instanceof Error ? error.message : String(error)));
  return new RetryableError(`No RPC endpoint answers. ${[...new Set(said)].join(" ")}`);
}
