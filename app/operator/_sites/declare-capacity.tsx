"use client";
import { isAccount } from "#app/_wallet/is-account.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { formatHashrate } from "#domain/units.ts";
import { type CapacityDraft, readCapacity } from "./read-site.ts";
import { SiteForm } from "./site-form.tsx";

type Site = { number: number; operator: `0x${string}`; reserved: bigint; nameplate: bigint; evidence: number };

const first: CapacityDraft = { capacity: "", document: "" };

/** The operator's own word on what a site may sell. */
export function DeclareCapacity({ site }: { site: Site }) {
  const signer = useSign();
  const isOperator = signer.account === undefined || isAccount(signer.account, site.operator);
  const sign = (draft: CapacityDraft) => {
    const { ready } = readCapacity(draft, site);
    if (ready) void signer.sign((plans, settings) => plans.declareCapacity(settings, { site: site.number, ...ready }));
  };
  const entries = [
    {
      field: "capacity",
      label: "May be sold, TH/s",
      hint: `From ${formatHashrate(site.reserved)}, which batches hold, to ${formatHashrate(site.nameplate)} of machines.`,
      kind: "figure",
    },
    {
      field: "document",
      label: "How it was measured",
      hint: "Keep the text; its hash goes on the chain.",
      kind: "long",
    },
  ] as const;
  const isHeld = site.evidence > 0 && site.reserved > 0n;
  return (
    <SiteForm entries={entries} first={first} judge={(draft) => readCapacity(draft, site).problems}>
      {(draft, problem) => (
        <SignButton
          signer={signer}
          label="Review the capacity"
          problem={
            !isOperator
              ? "Only the site’s operator can declare it."
              : isHeld
                ? "Others signed this capacity, and batches hold it: your own word cannot replace theirs until it is given back."
                : problem
          }
          onSign={() => sign(draft)}
          testId="declare-capacity"
        />
      )}
    </SiteForm>
  );
}
