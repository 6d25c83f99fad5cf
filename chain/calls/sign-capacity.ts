import { type CapacityFigures, capacityToSign } from "#chain/attestations.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatHashrate } from "#domain/units.ts";

/** The EIP-712 typed data of a site's capacity, for an attester to sign: no transaction and no fee. */
export function signCapacity(deployment: Deployment, figures: CapacityFigures) {
  return capacityToSign(deployment, figures);
}

export function describeSignCapacity({ site, capacity }: Pick<CapacityFigures, "site" | "capacity">): string {
  return `Sign, without a fee, that site ${site}, with the machines it has now, may sell ${formatHashrate(capacity)}.`;
}
