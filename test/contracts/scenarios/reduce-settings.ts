import type { Reducers } from "./reduce-logs.ts";

/** What governance and holders set, and what changes nothing that a view could say. */
export const onSettings: Reducers<
  | ("OperatorAdmitted" | "PaymentTokenAllowed" | "PayoutTokenAllowed" | "FeeSet" | "Paused" | "Unpaused")
  | ("PayoutAddressSet" | "KeeperClaimsSet" | "DescriptorSet" | "ContractURIUpdated" | "MetadataUpdate")
  | ("BatchMetadataUpdate" | "SurplusRecovered" | "AuthorityUpdated" | "EIP712DomainChanged")
> = {
  OperatorAdmitted: (known, { operator, admitted }) => void known.settings.set(`operator ${operator}`, admitted),
  PaymentTokenAllowed: (known, { token, allowed }) => void known.settings.set(`payment ${token}`, allowed),
  PayoutTokenAllowed: (known, { token, allowed }) => void known.settings.set(`payout ${token}`, allowed),
  FeeSet: (known, { feeBps, feeRecipient }) => void known.settings.set("fee", [feeBps, feeRecipient]),
  Paused(known, { until }, time) {
    known.pause = { from: time, until: BigInt(until) };
  },
  Unpaused(known, _, time) {
    known.pause.until = time;
  },
  PayoutAddressSet: (known, { owner, payoutAddress }) =>
    void known.settings.set(`payout address ${owner}`, payoutAddress),
  KeeperClaimsSet: (known, { owner, allowed }) => void known.settings.set(`keeper claims ${owner}`, allowed),
  DescriptorSet(known, { descriptor }) {
    known.descriptor = descriptor;
  },
  ContractURIUpdated() {},
  MetadataUpdate() {},
  BatchMetadataUpdate() {},
  SurplusRecovered() {},
  AuthorityUpdated() {},
  EIP712DomainChanged() {},
};
