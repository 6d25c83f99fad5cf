import { concat, type Hex, toHex } from "#domain/bitcoin/bytes.ts";
import { hashFromDisplay } from "#domain/bitcoin/hash.ts";
import type { LocalWorld } from "#scripts/bench/local-world.ts";
import type { Block } from "#scripts/bitcoin/regtest/block.ts";
import type { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";

/** At most so many headers in one call. */
const MOST = 500;

export const hashOf = ({ hash }: Block): Hex => toHex(hashFromDisplay(hash, "A block"));

/** Brings a relay what it does not know yet, or no longer knows since the chain was reorganised. */
export function createRelayFeed({ send, account, relay }: LocalWorld, bitcoin: RegtestChain, pinned: Block) {
  /** Blocks that headers may follow. */
  const anchors = [pinned];
  const onHeaviest = () => anchors.filter((block) => bitcoin.isOnHeaviest(block)).sort((a, b) => a.height - b.height);

  return {
    /** The first at or above a height. */
    anchorAbove: (height: number) => onHeaviest().find((anchor) => anchor.height >= height),
    async extend() {
      for (;;) {
        const from = onHeaviest().at(-1) ?? pinned;
        const news = bitcoin.blocks.slice(from.height + 1, from.height + 1 + MOST);
        const last = news.at(-1);
        if (last === undefined) return;
        const headers = toHex(concat(...news.map(({ header }) => header)));
        await send(account(5), relay, "extend", [hashOf(from), headers]);
        anchors.push(last);
      }
    },
  };
}

export type RelayFeed = ReturnType<typeof createRelayFeed>;
