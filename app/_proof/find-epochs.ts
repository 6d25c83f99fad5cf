import { getClient, readContract } from "wagmi/actions";
import type { Machinery } from "#app/_wallet/machinery/machinery.ts";
import { heldEscrowAbi } from "#chain/abi/held-escrow.ts";
import { epochsAt } from "#chain/epochs-at.ts";

/** A batch's schedule; a BatchSummary can be passed as it is. */
export type HeldBatch = { batchId: bigint; termStart: Date; periodSeconds: number };

/** The oldest period that waits, and the relay's epoch in which each period from it to `last` ended. Throws a sentence where none waits. */
export async function findEpochs(
  { config, settings: { chainId, deployment } }: Pick<Machinery, "config" | "settings">,
  { batchId, termStart, periodSeconds }: HeldBatch,
  last: number,
): Promise<{ first: number; epochs: number[] }> {
  const client = getClient(config, { chainId });
  if (client === undefined) throw new Error("There is no connection to the chain.");
  const { firstHeld: first } = await readContract(config, {
    address: deployment.heldEscrow,
    abi: heldEscrowAbi,
    functionName: "standingOf",
    args: [batchId],
  });
  if (first > last) throw new Error(`Period ${last} was settled in the meantime.`);
  const endOf = (period: number) => termStart.getTime() / 1000 + (period + 1) * periodSeconds;
  const ends = Array.from({ length: last - first + 1 }, (_, i) => endOf(first + i));
  return { first, epochs: await epochsAt(client, deployment, ends) };
}
