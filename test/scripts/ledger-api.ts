import { createServer } from "node:http";
import { toJson } from "#app/_server/json.ts";
import { findBatch } from "#queries/find-batch.ts";
import { findIndexStatus } from "#queries/find-index-status.ts";
import { findPayoutPath } from "#queries/find-payout-path.ts";
import { findPortfolio } from "#queries/find-portfolio.ts";
import { findProofStanding } from "#queries/find-proof-standing.ts";
import { findSlice } from "#queries/find-slice.ts";
import { listProofs } from "#queries/list-proofs.ts";
import { listSlicePayouts } from "#queries/list-slice-payouts.ts";
import type { TestDatabase } from "#test/database.ts";
import { findFreePort } from "#test/free-port.ts";
import type { World } from "#test/indexer/world.ts";

const chainId = 31_337;

/** Changes what is answered at a path. */
export type Lie = (path: string, body: string) => string;

/** The web server's answers that `verify-ledger` asks for, from the same queries. */
export async function startLedgerApi({ db }: TestDatabase, world: World, lie: Lie = (_, body) => body) {
  const answersOf = async (url: string): Promise<unknown> => {
    const [kind, id = "", part = "", period = ""] = url.replace("/api/v1/", "").split(/[/?]/);
    const before = BigInt(/before=(\d+)/.exec(url)?.[1] ?? (1n << 63n) - 1n);
    const now = new Date((await world.now()) * 1000);
    if (kind === "status") return { status: await findIndexStatus(db, chainId) };
    if (kind === "portfolio") return { portfolio: await findPortfolio(db, chainId, id as `0x${string}`, now) };
    if (kind === "batches") {
      const batchId = BigInt(id);
      if (part === "proofs") {
        const standing = await findProofStanding(db, chainId, batchId);
        return { standing, proofs: await listProofs(db, chainId, batchId, { before, limit: 500 }), next: null };
      }
      if (part === "payouts") return { path: await findPayoutPath(db, chainId, batchId, Number(period)) };
      return { batch: await findBatch(db, chainId, batchId, now) };
    }
    if (part === "payouts") return { payouts: await listSlicePayouts(db, chainId, BigInt(id), { limit: 500, before }) };
    return { slice: await findSlice(db, chainId, BigInt(id), now) };
  };
  const tableOf = async (url: string): Promise<string> => {
    const id = BigInt(/slices\/(\d+)/.exec(url)?.[1] ?? 0);
    const lines = await listSlicePayouts(db, chainId, id, { limit: 500 });
    const rows = lines.map(({ position, amount }) => `${position},payout,${amount}`);
    return ["position,kind,amount", ...rows].join("\r\n");
  };
  const server = createServer(async ({ url = "" }, outgoing) => {
    const body = url.endsWith(".csv") ? await tableOf(url) : toJson(await answersOf(url));
    outgoing.end(lie(url, body));
  });
  const port = await findFreePort();
  server.listen(port, "127.0.0.1");
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
