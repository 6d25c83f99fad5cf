import { type Account, kinds } from "#scripts/bitcoin/regtest/account.ts";
import { RegtestChain } from "#scripts/bitcoin/regtest/chain.ts";

export type Story = { chain: RegtestChain; accounts: Account[]; txids: string[] };

/** A Bitcoin on which every kind of script was paid, and spent again; the last blocks on a branch that replaced another one. */
export function tellStory(): Story {
  const chain = new RegtestChain();
  chain.setTime(Math.floor(Date.now() / 1000) - 2 * 86_400); // a node refuses blocks of the future
  const accounts = kinds.map((kind) => chain.addAccount(`paid to ${kind}`, kind));
  chain.mine(110);
  const txids = accounts.map(({ script }) => chain.pay([{ script, sats: 1_000_000_001n }]));
  chain.mine();
  const everybody = accounts.map(({ script }, i) => ({ script, sats: 10_000n + BigInt(i) }));
  for (const account of accounts) txids.push(chain.pay(everybody, [account]));
  chain.mine(3);
  txids.push(chain.pay(everybody));
  chain.mine(2);
  chain.reorganise(2);
  chain.mine(8);
  return { chain, accounts, txids };
}
