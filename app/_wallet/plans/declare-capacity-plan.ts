import { keccak256, stringToHex } from "viem";
import { declareCapacity, describeDeclareCapacity } from "#chain/calls/declare-capacity.ts";
import { formatHashrate } from "#domain/units.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** The operator's own word on what a site may sell. Only the hash of `document` is published. */
export function declareCapacityPlan(
  { deployment }: WalletSettings,
  { site, capacity, document }: { site: number; capacity: bigint; document: string },
): Plan {
  const documentHash = keccak256(stringToHex(document));
  return {
    title: `Declare the capacity of site ${site}`,
    verb: "declare it",
    sentence: describeDeclareCapacity({ site, capacity }),
    lines: [
      { label: "May be sold", value: formatHashrate(capacity) },
      { label: "Evidence", value: "0, your own word" },
      { label: "Hash of the document", value: documentHash },
    ],
    call: declareCapacity(deployment, { site, capacity, documentHash }),
    done: {
      sentence: "Declared. Batches can reserve what is free.",
      link: { href: `/operator/sites/${site}`, label: "See the site" },
    },
  };
}
