/** selector of `tokenURI(uint256)` */
const tokenUri = "0xc87b56dd";

/**
 * A slice's picture, as its contract draws it: a data URI of an SVG. Asks the chain directly, without the wallet's machinery, so
 * that looking at a slice stays light. Throws where the chain does not answer, or answers with anything but a picture.
 */
export async function readPicture(
  { rpcUrl, capacitySlices }: { rpcUrl: string; capacitySlices: `0x${string}` },
  sliceId: bigint,
  signal: AbortSignal,
): Promise<string> {
  const data = tokenUri + sliceId.toString(16).padStart(64, "0");
  const call = { jsonrpc: "2.0", id: 1, method: "eth_call", params: [{ to: capacitySlices, data }, "latest"] };
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(call),
    signal,
  });
  const { result } = (await response.json()) as { result?: string };
  if (result === undefined) throw new Error(`The chain at ${rpcUrl} has no picture of slice ${sliceId}.`);
  return pictureOf(decodeText(result));
}

/** The one text an ABI-encoded answer holds: where it starts, its length, its bytes. */
export function decodeText(result: string): string {
  const hex = result.slice(2);
  const word = (at: number) => Number(`0x${hex.slice(at * 2, at * 2 + 64)}`);
  const start = word(0);
  const length = word(start);
  const digits = hex.slice((start + 32) * 2, (start + 32 + length) * 2);
  const bytes = Uint8Array.from({ length }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

const metadataPrefix = "data:application/json;base64,";

/** The image of a token's metadata. Nothing but an SVG inside the URI itself: a link would be a request to somebody else. */
export function pictureOf(uri: string): string {
  if (!uri.startsWith(metadataPrefix)) throw new Error("The token's metadata are not in its URI.");
  const { image } = JSON.parse(textOf(uri.slice(metadataPrefix.length))) as { image?: unknown };
  if (typeof image !== "string" || !image.startsWith("data:image/svg+xml;base64,")) {
    throw new Error("The token's picture is not in its metadata.");
  }
  return image;
}

const textOf = (base64: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
