import "server-only";
import { connection } from "next/server";
import { cache } from "react";
import type { Deployment } from "#chain/deployment.ts";
import { findDeployment } from "#chain/read-deployment.ts";
import { env } from "#env.ts";
import type { Database } from "#prisma/client.ts";
import { findIndexStatus, type IndexStatus } from "#queries/find-index-status.ts";
import { database } from "./database.ts";
import { type Problem, problemOf } from "./problem.ts";

/** What a page reads from: one chain, up to one block. `now` is that block's time, never the server's. */
export type View = {
  db: Database;
  chainId: number;
  rpcUrl: string;
  deployment: Deployment;
  status: IndexStatus;
  now: Date;
};

export type FoundView = {
  chainId: number;
  rpcUrl: string;
  deployment?: Deployment;
  status?: IndexStatus;
  problem?: Problem;
};

/** What is there of a view, once per request; never throws for a database or a deployment that is missing. */
export const findView = cache(async (): Promise<FoundView> => {
  await connection();
  const base: FoundView = { chainId: env.CHAIN_ID, rpcUrl: env.PUBLIC_RPC_URL };
  try {
    const deployment = findDeployment(env.CHAIN_ID);
    if (deployment === undefined) return { ...base, problem: "not deployed" };
    base.deployment = deployment;
    const status = await findIndexStatus(database, env.CHAIN_ID);
    return status === undefined ? { ...base, problem: "nothing indexed" } : { ...base, status };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ...base, problem };
  }
});

/** The view, or the reason why there is none. */
export async function openView(): Promise<View | { problem: Problem }> {
  const { deployment, status, problem, chainId, rpcUrl } = await findView();
  if (deployment === undefined || status === undefined) return { problem: problem ?? "nothing indexed" };
  return { db: database, chainId, rpcUrl, deployment, status, now: status.blockTime };
}
