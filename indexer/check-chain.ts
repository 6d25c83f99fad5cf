import type { Deployment } from "#chain/deployment.ts";
import type { Context } from "./context.ts";
import { type Cursor, createCursor, findCursor } from "./cursor.ts";
import { HaltError, RetryableError } from "./errors.ts";
import { wipe } from "./roll-back.ts";

/**
 * Makes sure that node, deployment and database speak of one chain, and that there is a cursor to continue from. A local chain
 * that started again is wiped and begun anew. Throws `HaltError` or `RetryableError`, each with what to do.
 */
export async function checkChain(context: Context): Promise<{ deployment: Deployment; cursor: Cursor }> {
  const { db, chain, chainId, log } = context;
  const answered = await chain.chainId();
  if (answered !== chainId) {
    throw new HaltError(
      `RPC_URL (${new URL(chain.rpcUrl).origin}) is a node of chain ${answered}, but CHAIN_ID is ${chainId}. Set one of them right.`,
    );
  }
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
  const start = BigInt(deployment.startBlock);
  const [before] = await chain.headers([start > 0n ? start - 1n : 0n]);
  if (!before) throw new RetryableError(`The RPC endpoint does not have block ${start}.`);
  return { deployment, cursor: await createCursor(db, deployment, before) };
}

async function findLiveDeployment({ chain, chainId, isLocal, findDeployment }: Context): Promise<Deployment> {
  // A local chain is deployed to in a moment; anywhere else a person has to look.
  const fail = (message: string) => (isLocal ? new RetryableError(message) : new HaltError(message));
  const read = () => {
    try {
      return findDeployment();
    } catch (error) {
      throw fail(error instanceof Error ? error.message : String(error));
    }
  };
  const deployment = read();
  if (!deployment) throw fail(`Nothing is deployed on chain ${chainId} yet: run \`npm run deploy\`.`);
  const genesis = await chain.findHeader(0n);
  if (genesis?.hash !== deployment.genesisHash) {
    throw fail(
      `The chain at ${new URL(chain.rpcUrl).origin} is not the one Lode was deployed to: its first block differs. ` +
        "Deploy to it, or correct RPC_URL.",
    );
  }
  if (!(await chain.hasCode(deployment.capacitySlices))) {
    throw fail(`There is no contract at ${deployment.capacitySlices} on chain ${chainId}: run \`npm run deploy\`.`);
  }
  return deployment;
}

function differs(cursor: Cursor, deployment: Deployment): string | undefined {
  if (cursor.genesisHash !== deployment.genesisHash) return "its first block differs";
  if (cursor.capacitySlices !== deployment.capacitySlices) return "CapacitySlices has another address";
  if (cursor.batchManager !== deployment.batchManager) return "BatchManager has another address";
  if (cursor.attesterRegistry !== deployment.attesterRegistry) return "AttesterRegistry has another address";
  if (cursor.fleetRegistry !== deployment.fleetRegistry) return "FleetRegistry has another address";
  if (cursor.startBlock !== BigInt(deployment.startBlock)) return "startBlock differs";
  return undefined;
}
