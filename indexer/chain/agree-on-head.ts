import { RetryableError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { askEach, type Said } from "../rpc/ask-each.ts";
import type { Endpoint } from "../rpc/endpoint.ts";
import type { Endpoints } from "../rpc/endpoints.ts";
import { RpcFailure } from "../rpc/failure.ts";
import type { Header } from "./header.ts";
import { mostNamed, sayNames } from "./most-named.ts";
import { askHeader } from "./questions.ts";

/** An endpoint this many blocks behind what others agree on is not asked for a while. */
export const LAG_BLOCKS = 20n;

export async function askTip(endpoint: Endpoint): Promise<Header> {
  const tip = await askHeader(endpoint, "latest");
  if (tip) return tip;
  throw new RpcFailure("missing", `The RPC endpoint ${endpoint.origin} does not know its own head yet.`);
}

/**
 * The highest block whose hash `agreement` endpoints name: in one round trip where enough of them are at the same block. Throws
 * `RetryableError` while too few answer, or they name different blocks.
 */
export async function agreeOnHead(endpoints: Endpoints, agreement: number, log: Logger | undefined): Promise<Header> {
  if (endpoints.count === 1) return endpoints.first(askTip);
  let head: Header | undefined;
  const place = ({ member, answer }: Said<Header>) => {
    if (!head) return;
    if (answer.hash === head.hash) member.namedHead = true;
    if (answer.number + LAG_BLOCKS < head.number) endpoints.setAside(member, lags(member.endpoint, answer, head));
  };
  const members = endpoints.inOrder(agreement);
  const { said, errors } = await askEach(
    endpoints,
    members,
    askTip,
    // One alone says little: where one is enough the highest counts.
    (tips) => agreement > 1 && mostNamed(tips).said.length >= agreement,
    place,
  );
  if (said.length < agreement) throw tooFew(said, errors, agreement);
  let height = said.map(({ answer }) => answer.number).sort(downwards)[agreement - 1] ?? 0n;
  let names = await askNames(endpoints, said, height);
  if (mostNamed(names).said.length < agreement && height > 0n) {
    log?.debug(`The RPC endpoints name different blocks ${height}: ${sayNames(names)}.`);
    // Two nodes at a fork's two ends still agree on the block before it.
    names = await askNames(endpoints, said, --height);
  }
  const most = mostNamed(names);
  if (!most.header || most.said.length < agreement) throw disagreement(names, height, agreement);
  head = most.header;
  for (const member of members) member.namedHead = most.said.some((one) => one.member === member);
  for (const one of said) place(one);
  return head;
}

/** What each says about one height: known already from those that are there, asked of those further on. */
async function askNames(endpoints: Endpoints, tips: Said<Header>[], number: bigint): Promise<Said<Header>[]> {
  const found = tips
    .filter(({ answer }) => answer.number >= number)
    .map(async ({ member, answer }) => {
      if (answer.number === number) return { member, answer };
      const header = await endpoints.use(member, (endpoint) => askHeader(endpoint, number)).catch(() => undefined);
      return header && { member, answer: header };
    });
  return (await Promise.all(found)).filter((one) => one !== undefined);
}

export function tooFew(said: Said<Header>[], errors: unknown[], agreement: number): RetryableError {
  const why = errors.map((error) => (error instanceof Error ? error.message : String(error))).join(" ");
  return new RetryableError(
    `${said.length} of the ${agreement} RPC endpoints that must name the same block answer. ${why}`,
  );
}

export function disagreement(names: Said<Header>[], number: bigint, agreement: number): RetryableError {
  return new RetryableError(
    `The RPC endpoints name different blocks ${number} (${sayNames(names)}): waiting until ${agreement} of them agree.`,
  );
}

function lags({ origin }: Endpoint, tip: Header, head: Header): RpcFailure {
  const sentence = `The RPC endpoint ${origin} is at block ${tip.number}, ${head.number - tip.number} behind the others.`;
  return new RpcFailure("lagging", sentence);
}

function downwards(a: bigint, b: bigint): number {
  return a < b ? 1 : a > b ? -1 : 0;
}
