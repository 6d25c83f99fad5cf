import { parse } from "csv-parse/sync";
import { z } from "zod";

/** One line of a slice's ledger, as the web server gives it. `amount` in payout-token base units. */
export type Line = { position: bigint; amount: bigint };

const whole = z.string().regex(/^\d+$/).transform(BigInt);
const line = z.object({ position: whole, amount: whole });
const ledger = z.object({ payouts: z.array(line) });

/** The JSON at a path of the API; undefined for what the web server does not know. Throws with a sentence when it does not answer. */
export async function get(api: string, path: string): Promise<unknown> {
  return (await fetchFrom(api, path))?.json();
}

/** The answer at a path; `unknown` for what the web server does not know, so that it shows as a difference. */
export async function ask<Answer>(
  api: string,
  path: string,
  schema: z.ZodType<Answer>,
  unknown: Answer,
): Promise<Answer> {
  const body = await get(api, path);
  return body === undefined ? unknown : schema.parse(body);
}

/** A slice's lines in the table people download; undefined where there is none. */
export async function readCsv(api: string, sliceId: bigint): Promise<Line[] | undefined> {
  const answer = await fetchFrom(api, `slices/${sliceId}/payouts.csv`);
  return answer && z.array(line).parse(parse(await answer.text(), { columns: true }));
}

/** A slice's lines of one block, from the API. */
export async function readLines(api: string, sliceId: bigint, from: bigint, before: bigint): Promise<Line[]> {
  const answer = await get(api, `slices/${sliceId}/payouts?limit=500&before=${before}`);
  return answer === undefined ? [] : ledger.parse(answer).payouts.filter(({ position }) => position >= from);
}

async function fetchFrom(api: string, path: string): Promise<Response | undefined> {
  const url = new URL(`/api/v1/${path}`, api);
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new Error(`The web server at ${url.origin} cannot be reached. Is it running, and is --api right?`, { cause });
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${url.href} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
  return answer;
}
