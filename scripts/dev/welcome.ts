import type { Stack } from "./stack.ts";

/** What a newcomer needs to know once everything runs. */
export function welcome(stack: Stack, seconds: number): string {
  const replay = stack.env.LODE_DAY_SECONDS;
  return `
Lode is ready after ${seconds.toFixed(0)} s.

    ${stack.webUrl}

  Click first   Connect, choose the demo wallet "Investor", open a batch that is selling, and buy a slice.
                Then connect as "Operator" to post a payout, and as "Holder" to claim what slices have earned.
  Prove         what the pool paid for batch 10 in Bitcoin: npm run prove-payment -- --batch 10
                Then settle what waited for it: npm run settle-held -- --batch 10
  The clock     stands in April 2024; ${replay === "0" ? "no day passes by itself (LODE_DAY_SECONDS=0)." : `one real mining day is replayed every ${replay} s.`}
  Chain         ${stack.rpcUrl} (chain id 31337)
  Bitcoin       ${stack.bitcoinRpcUrl} as Bitcoin Core (regtest), ${stack.bitcoinEsploraUrl} as Esplora
  Database      ${stack.databaseUrl.replace(/\/\/[^/@]*@/, "//…@")}
  Logs          ${stack.home}/logs

Ctrl-C stops all of it.`;
}
