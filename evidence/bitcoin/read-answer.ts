import { BlockSourceError } from "#evidence/bitcoin/block-source.ts";
import type { Endpoint } from "#evidence/bitcoin/endpoint.ts";

/** Longest answer taken where nobody says otherwise. */
const usualBytes = 1_000_000;
const usualTimeoutMs = 30_000;

export type Asking = {
  path?: string;
  method?: "GET" | "POST";
  body?: string;
  headers?: Record<string, string>;
  maxBytes?: number;
  timeoutMs?: number;
};

export type Answer = { status: number; bytes: Uint8Array };

/**
 * One question to a source: bounded in time and in bytes, and never sent on elsewhere: a redirect may lead into the asker's own
 * network. Throws BlockSourceError.
 */
export async function readAnswer(endpoint: Endpoint, asking: Asking): Promise<Answer> {
  const { path = "", method = "GET", body, headers, maxBytes = usualBytes, timeoutMs = usualTimeoutMs } = asking;
  const { name } = endpoint;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${endpoint.url}${path}`, {
      method,
      redirect: "manual",
      signal,
      headers: { ...endpoint.headers, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new BlockSourceError(`${name} sends on to another address. Name that one, if you trust it.`);
    }
    return { status: response.status, bytes: await readBounded(response, maxBytes, name) };
  } catch (error) {
    if (error instanceof BlockSourceError) throw error;
    const why = signal.aborted ? `did not answer within ${timeoutMs / 1000} s` : `cannot be reached${reasonOf(error)}`;
    throw new BlockSourceError(`${name} ${why}. Trying again may help.`);
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? ` (${code})` : "";
}

async function readBounded(response: Response, maxBytes: number, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // Leaving the loop cancels the rest.
    if (length > maxBytes)
      throw new BlockSourceError(`${name} answers with more than ${maxBytes} bytes, which no such answer has.`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** What a source said, short enough and plain enough for a message. */
export function quoted(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]+/g, " ").trim();
  return JSON.stringify(plain.length > 120 ? `${plain.slice(0, 120)}…` : plain);
}
