import { execFile } from "node:child_process";
import { promisify } from "node:util";
import manifest from "#package.json" with { type: "json" };
import { freePort } from "#scripts/dev/ports.ts";
import type { Contender } from "./contender.ts";

const root = new URL("../../../", import.meta.url).pathname;
const migrate = ["node_modules/prisma/build/index.js", "migrate", "deploy"];

/** Names the chain, as every query of Lode does: without it no index answers, and the bench's own looking would slow down what it looks at. */
const newestOf = (table: string) => `(SELECT max("position") FROM "${table}" WHERE "chain_id" = 31337)`;

/** Lode's own indexer, as `npm run indexer` starts it. */
export const ours: Contender = {
  name: "Lode",
  install: async () => {},
  async program({ chain, databaseUrl }) {
    await promisify(execFile)(process.execPath, migrate, {
      cwd: root,
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    return {
      command: process.execPath,
      args: manifest.scripts.indexer.split(" ").slice(1),
      cwd: root,
      env: {
        ...{ DATABASE_URL: databaseUrl, RPC_URL: chain.rpcUrl, CHAIN_ID: "31337", LOG_LEVEL: "info" },
        ...{ LODE_DEPLOYMENT: chain.deploymentFile, INDEXER_PORT: String(await freePort()) },
      },
    };
  },
  begins: /Indexing chain/,
  newest: `SELECT block_of(greatest(${newestOf("transfer")}, ${newestOf("claim")})) AS block`,
  rows: {
    batch: `SELECT concat_ws('|', b."batch_id", lower(b."operator"), b."capacity", a."sold", a."escrow", a."acc", a."refund_acc") AS row
      FROM "batch" b JOIN "batch_account_now" a ON a."chain_id" = b."chain_id" AND a."batch_id" = b."batch_id"`,
    slice: `SELECT concat_ws('|', "slice_id", lower("owner"), lower("buyer"), "units", "cost", "paid", "refund_paid") AS row FROM "slice_now"`,
    transfer: `SELECT concat_ws('|', "position", "tx_hash", "slice_id", lower("sender"), lower("recipient")) AS row FROM "transfer"`,
    claim: `SELECT concat_ws('|', "position", "tx_hash", "slice_id", lower("owner"), lower("recipient"), "amount") AS row
      FROM "claim" WHERE "kind" = 'earnings'`,
    payout: `SELECT concat_ws('|', "batch_id", "period", "gross", "hosting", "fee", "holders", "released", "refunded", "acc",
      "refund_acc", "delivered_bps", "evidence", "evidence_hash", "tx_hash") AS row FROM "payout"`,
  },
};
