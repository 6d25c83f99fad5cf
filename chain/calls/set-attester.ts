import type { Address } from "viem";
import { attesterRegistryAbi } from "#chain/abi/attester-registry.ts";
import { ATTESTER_KINDS, type AttesterKind } from "#chain/attester-kinds.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface SetAttesterArgs {
  attester: Address;
  kind: AttesterKind;
}

/** Governance: what kind an attester is in sets created from now on; none: it can be in no new set. */
export function setAttester(deployment: Deployment, { attester, kind }: SetAttesterArgs) {
  return {
    address: deployment.attesterRegistry,
    abi: attesterRegistryAbi,
    functionName: "setAttester",
    args: [attester, ATTESTER_KINDS.indexOf(kind)],
  } as const satisfies Call;
}

const kindNames = { operator: "an operator's own attester", pool: "a pool", auditor: "an auditor" } as const;

export function describeSetAttester({ attester, kind }: SetAttesterArgs): string {
  return kind === "none"
    ? `Admit ${attester} to no new set of attesters. Sets that exist do not change.`
    : `Admit ${attester} as ${kindNames[kind]} to sets created from now on.`;
}
