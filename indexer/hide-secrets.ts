/** What shorter words stand for anyway: hiding "lode" everywhere would leave sentences nobody can read. */
const SHORTEST = 8;

/**
 * A function that takes what is secret in these addresses out of any text: passwords, and of HTTP addresses all that follows the
 * host, where RPC providers put their keys.
 */
export function hideSecrets(...urls: string[]): (text: string) => string {
  const hosts = new Set<string>();
  const words = new Set<string>();
  const keep = (word: string) => {
    for (const form of [word, decoded(word), JSON.stringify(decoded(word)).slice(1, -1)]) {
      if (form.length >= SHORTEST) words.add(form);
    }
  };
  for (const address of urls) {
    const url = URL.parse(address);
    if (!url) continue;
    keep(url.password);
    for (const [, value] of url.searchParams) keep(value);
    if (!/^(https?|wss?):$/.test(url.protocol)) continue;
    hosts.add(url.host);
    keep(url.username);
    keep(url.search.slice(1));
    for (const part of url.pathname.split("/")) keep(part);
  }
  const atHosts = [...hosts].map(
    (host) => new RegExp(`((?:https?|wss?)://)(?:[^\\s"']*@)?(${escaped(host)})(?:[/?#][^\\s"',)]*)?`, "g"),
  );
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return (text) => {
    let shown = text.replace(/(\w:\/\/)[^\s"']*@/g, "$1…@");
    for (const pattern of atHosts) shown = shown.replace(pattern, "$1$2");
    for (const word of longestFirst) shown = shown.replaceAll(word, "…");
    return shown;
  };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
