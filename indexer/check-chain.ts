import type { Deployment } from "#chain/deployment.ts";
import { believe } from "./believe.ts";
import type { ChainClient } from "./chain/chain-client.ts";
import type { Context } from "./context.ts";
import { type Cursor, createCursor, findCursor } from "./cursor.ts";
import { failureOn, HaltError } from "./errors.ts";
import { followed } from "./events.ts";
import { findStart } from "./find-start.ts";
import { wipe } from "./roll-back.ts";
import { RpcFailure } from "./rpc/failure.ts";
import type { ExpectedChain } from "./rpc/verify.ts";

/**
 * Makes sure that node, deployment and database speak of one chain, and that there is a cursor to continue from. A local chain
 * that started again is wiped and begun anew. Throws `HaltError` or `RetryableError`, each with what to do.
 */
export async function checkChain(context: Context): Promise<{ deployment: Deployment; cursor: Cursor }> {
  const { db, chain, chainId, log } = context;
  const another = await believe(() => otherChain(chain, { chainId }));
  if (another) throw new HaltError(another);
  const deployment = await findLiveDeployment(context);
  const cursor = await findCursor(db, chainId);
  if (cursor) {
    const difference = differs(cursor, deployment);
    if (!difference) return { deployment, cursor };
    if (!context.isLocal) {
      throw new HaltError(
        `The database was indexed from another deployment on chain ${chainId} (${difference}). ` +
          "If the deployment file is right, run `npm run reindex`.",
      );
    }
    log.warn(`The local chain started again (${difference}): indexing it from the beginning.`, {
      code: "local-chain-anew",
      difference,
    });
    await wipe(db, chainId);
  }
  return { deployment, cursor: await createCursor(db, deployment, await findStart(context, deployment)) };
}

async function findLiveDeployment(context: Context): Promise<Deployment> {
  const { chain, chainId, findDeployment } = context;
  const fail = failureOn(context);
  const read = () => {
    try {
      return findDeployment();
    } catch (error) {
      throw fail(error instanceof Error ? error.message : String(error));
    }
  };
  const deployment = read();
  if (!deployment) throw fail(`Nothing is deployed on chain ${chainId} yet: run \`npm run deploy\`.`);
  const { genesisHash } = deployment;
  const another = await believe(() => otherChain(chain, { chainId, genesisHash }));
  if (another) throw fail(another);
  const absent = await believe(async () => {
    const there = await Promise.all(followed(deployment).map((address) => chain.hasCode(address)));
    return followed(deployment)[there.indexOf(false)];
  });
  if (absent) throw fail(`There is no contract at ${absent} on chain ${chainId}: run \`npm run deploy\`.`);
  return deployment;
}

async function otherChain(chain: ChainClient, expected: ExpectedChain): Promise<string | undefined> {
  try {
    await chain.requireChain(expected);
    return undefined;
  } catch (error) {
    if (error instanceof RpcFailure && error.kind === "wrong_chain") return error.message;
    throw error;
  }
}

function differs(cursor: Cursor, deployment: Deployment): string | undefined {
  if (cursor.genesisHash !== deployment.genesisHash) return "its first block differs";
  if (cursor.capacitySlices !== deployment.capacitySlices) return "CapacitySlices has another address";
  if (cursor.batchManager !== deployment.batchManager) return "BatchManager has another address";
  if (cursor.attesterRegistry !== deployment.attesterRegistry) return "AttesterRegistry has another address";
  if (cursor.fleetRegistry !== deployment.fleetRegistry) return "FleetRegistry has another address";
  if (cursor.bitcoinRelay !== deployment.bitcoinRelay) return "BitcoinRelay has another address";
  if (cursor.payoutProofs !== deployment.payoutProofs) return "PayoutProofs has another address";
  if (cursor.heldEscrow !== deployment.heldEscrow) return "HeldEscrow has another address";
  if (cursor.startBlock !== BigInt(deployment.startBlock)) return "startBlock differs";
  return undefined;
}
