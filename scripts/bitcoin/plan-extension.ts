import { type Hex, toHex } from "#domain/bitcoin/bytes.ts";
import type { BlockSource } from "#evidence/bitcoin/block-source.ts";
import { headersBetween } from "#evidence/bitcoin/build-proof.ts";
import type { RelayState } from "#scripts/bitcoin/relay-anchors.ts";

/** Headers of the heights `first` to `last` that follow the relay's block `from`. */
export type Extension = { from: Hex; first: number; last: number };

/**
 * What brings the relay to the source's block of height `to`, in steps of so many headers; nothing where it is there. Where Bitcoin
 * left the relay's branch, the first step begins at the last block both have, and is long enough to be heavier.
 */
export async function planExtension(
  source: BlockSource,
  relay: RelayState,
  to: number,
  step: number,
): Promise<Extension[]> {
  const anchor = await lastShared(source, relay, to);
  const extensions: Extension[] = [];
  let [from, height] = [anchor.hash, anchor.height];
  while (height < to) {
    const least = extensions.length === 0 ? relay.tip.height - anchor.height + 1 : 1;
    const last = Math.min(to, height + Math.max(step, least));
    if (last <= relay.tip.height) {
      throw new Error(
        `Bitcoin left the relay's branch after block ${anchor.height}. It takes more blocks to convince the relay: bring it at least block ${relay.tip.height + 1}, or try again when there is one.`,
      );
    }
    extensions.push({ from, first: height + 1, last });
    [from, height] = [toHex(await source.hashAt(last)), last];
  }
  return extensions;
}

async function lastShared(source: BlockSource, { anchors, tip }: RelayState, to: number) {
  const tipHeight = await source.tipHeight();
  for (const anchor of anchors) {
    if (anchor.height > Math.max(tipHeight, to)) continue;
    if (anchor.height <= tipHeight && toHex(await source.hashAt(anchor.height)) === anchor.hash) return anchor;
  }
  throw new Error(
    `${source.name} shares no block with the relay, whose tip is at height ${tip.height}. Use a source of the same Bitcoin.`,
  );
}

/** The headers of an extension, as the relay takes them. */
export async function headersOf(source: BlockSource, { first, last }: Extension): Promise<Hex> {
  const headers = await headersBetween(source, first, last);
  return toHex(Uint8Array.from(Buffer.concat(headers)));
}
