import * as z from "zod/mini";
import { BlockSourceError } from "#evidence/bitcoin/block-source.ts";
import type { Endpoint } from "#evidence/bitcoin/endpoint.ts";
import { quoted, readAnswer } from "#evidence/bitcoin/read-answer.ts";
import { parseRecordJson } from "#evidence/json.ts";

/** The node's own error: its code is Bitcoin Core's. */
export class NodeError extends BlockSourceError {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Codes of Bitcoin Core that `core-rpc.ts` tells apart. */
export const misc = -1;
export const notFound = -5;
export const outOfRange = -8;
const warmingUp = -28;
const methodUnknown = -32601;

const reply = z.object({
  result: z.optional(z.unknown()),
  // Every number comes as its source text (json.ts), so that no amount passes through a float.
  error: z.nullish(z.object({ code: z.string().check(z.regex(/^-?\d{1,9}$/)), message: z.string() })),
  id: z.optional(z.unknown()),
});

/** Calls one method. Numbers in the result are their source text. Throws BlockSourceError, NodeError where the node itself refused. */
export async function callNode(
  endpoint: Endpoint,
  method: string,
  params: unknown[],
  maxBytes?: number,
): Promise<unknown> {
  const { name } = endpoint;
  const { status, bytes } = await readAnswer(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "1.0", id: "lode", method, params }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  if (status === 401 || status === 403) {
    throw new BlockSourceError(`${name} refuses the password (HTTP ${status}). Correct it in BITCOIN_RPC_URL.`);
  }
  const text = new TextDecoder().decode(bytes);
  const answer = readReply(name, status, text);
  if (answer.error !== null && answer.error !== undefined) {
    const code = Number(answer.error.code);
    throw new NodeError(code, sentenceOf(name, method, code, answer.error.message));
  }
  if (status !== 200 || answer.result === undefined) throw notJsonRpc(name, status, text);
  if (answer.id !== undefined && answer.id !== "lode") throw notJsonRpc(name, status, text);
  return answer.result;
}

function readReply(name: string, status: number, text: string): z.infer<typeof reply> {
  try {
    return reply.parse(parseRecordJson(text).value);
  } catch {
    throw notJsonRpc(name, status, text);
  }
}

function notJsonRpc(name: string, status: number, text: string): BlockSourceError {
  const next = status >= 500 || status === 429 ? "Trying again later may help." : "Check BITCOIN_RPC_URL.";
  return new BlockSourceError(
    `${name} does not answer as a Bitcoin node does (HTTP ${status}): ${quoted(text)}. ${next}`,
  );
}

function sentenceOf(name: string, method: string, code: number, message: string): string {
  const next =
    code === warmingUp
      ? " It is still starting: try again later."
      : code === methodUnknown
        ? " Lode needs getblockhash, getblockheader, getblock, getrawtransaction and gettxoutproof of it."
        : "";
  return `${name} refuses ${method}: ${quoted(message)} (code ${code}).${next}`;
}
