import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import { type Attestation, type CapacityFigures, sortAttestations } from "#chain/attestations.ts";
import type { Call } from "#chain/calls/call.ts";
import { countOf } from "#chain/calls/count-of.ts";
import type { Deployment } from "#chain/deployment.ts";
import { formatHashrate } from "#domain/units.ts";

export interface AttestCapacityArgs extends Omit<CapacityFigures, "machinesHash"> {
  /** The set of attesters whose signatures these are. */
  set: number;
  attestations: readonly Attestation[];
}

/** Brings signatures that say what a site may sell. Anybody may. */
export function attestCapacity(deployment: Deployment, args: AttestCapacityArgs) {
  const { site, capacity, documentHash, set, attestations } = args;
  return {
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "attestCapacity",
    args: [site, capacity, documentHash, set, sortAttestations(attestations)],
  } as const satisfies Call;
}

export function describeAttestCapacity({ site, capacity, set, attestations }: AttestCapacityArgs): string {
  return `Publish that ${countOf(attestations, "attester")} of the set ${set} signed that site ${site} may sell ${formatHashrate(capacity)}.`;
}
