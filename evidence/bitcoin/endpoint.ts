import { BlockSourceError } from "#evidence/bitcoin/block-source.ts";

/** Where a source answers, and how messages call it. */
export type Endpoint = { url: string; name: string; headers: Record<string, string> };

/** Hosts that a password may be sent to without encryption: this machine, and private networks. */
const isPrivateHost = (host: string) =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[f[cd][0-9a-f:]+\])$/.test(
    host,
  ) ||
  /^[a-z0-9-]+$/.test(host) ||
  /\.(local|internal|localhost)$/.test(host);

/**
 * Takes user and password out of an address: they travel in a header, and are in no message; nor is what follows the host, which may
 * be a key. Throws BlockSourceError where they would travel through the internet unencrypted.
 */
export function readEndpoint(setting: string, written: string): Endpoint {
  if (!URL.canParse(written) || !/^https?:$/.test(new URL(written).protocol)) {
    throw new BlockSourceError(
      `${setting} is not an http:// or https:// address. Correct it in the environment or in .env.`,
    );
  }
  const url = new URL(written);
  const { username, password, protocol, hostname, host } = url;
  const name = `${protocol}//${host}`;
  const headers: Record<string, string> = {};
  if (username !== "" || password !== "") {
    if (protocol === "http:" && !isPrivateHost(hostname)) {
      throw new BlockSourceError(
        `${setting} would send its password to ${host} unencrypted. Use https://, or a node in your own network.`,
      );
    }
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
    url.username = "";
    url.password = "";
  }
  return { url: url.href.replace(/\/$/, ""), name, headers };
}
