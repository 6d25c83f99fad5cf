import { ATTESTER_KINDS } from "#chain/attester-kinds.ts";
import type { AttesterEvent } from "../events.ts";
import { factOnly, type Handlers, happened } from "./handlers.ts";

const nameOf = (kind: number) => ATTESTER_KINDS[kind] ?? `kind ${kind}`;

export const attesterRegistryHandlers: Handlers<AttesterEvent> = {
  AuthorityUpdated: factOnly,
  EIP712DomainChanged: factOnly,

  AttesterSet(changes, { attester, kind }, at) {
    changes.add("attesterChange", { attester, kind: nameOf(kind), ...happened(at) });
  },

  SetCreated(changes, { set, createdBy, threshold, highestLevel, attesters, kinds }, at) {
    const number = BigInt(set);
    changes.add("attesterSet", { set: number, createdBy, threshold, highestLevel, ...happened(at) });
    for (const [index, attester] of attesters.entries()) {
      const kind = nameOf(kinds[index] ?? 0);
      changes.add("attesterSetMember", { set: number, attester, kind, position: at.position });
    }
  },

  AttesterResigned(changes, { set, attester }, at) {
    changes.add("attesterResignation", { set: BigInt(set), attester, ...happened(at) });
  },
};
