import { type Anvil, startAnvil } from "./anvil.ts";

/**
 * A chain whose blocks have no state root. anvil reckons it anew from the whole state, so that a block costs the more the more was sold before it, and a
 * million logs would take hours; of a fork it reckons none. So this one forks off a chain on which nothing happened. No indexer reads state roots.
 */
export async function startAnvilWithoutStateRoots(): Promise<Anvil> {
  const origin = await startAnvil();
  try {
    const fork = await startAnvil({ forkOf: origin.rpcUrl });
    return {
      ...fork,
      async stop() {
        await fork.stop();
        await origin.stop();
      },
    };
  } catch (error) {
    await origin.stop();
    throw error;
  }
}
