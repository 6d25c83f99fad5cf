import { accuseBatch, describeAccuseBatch } from "#chain/calls/accuse-batch.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Says that more was proven for a batch than was posted. Anybody may. */
export function accusePlan({ deployment }: WalletSettings, batchId: bigint): Plan {
  return {
    title: `Accuse batch ${batchId}`,
    verb: "accuse it",
    sentence: describeAccuseBatch({ batchId }),
    lines: [],
    call: accuseBatch(deployment, { batchId }),
    done: {
      sentence: "Accused. The operator has until the date shown to post or top up what is missing.",
      link: { href: `/batches/${batchId}`, label: "See the batch" },
    },
  };
}
