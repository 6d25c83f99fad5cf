"use client";
import { isAccount } from "#app/_wallet/is-account.ts";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { type MachinesDraft, readMachines } from "./read-site.ts";
import { SiteForm } from "./site-form.tsx";

const entries = [
  { field: "model", label: "Model", hint: "As its maker calls it." },
  { field: "count", label: "Machines", hint: "How many of them came.", kind: "figure" },
  { field: "unitThs", label: "TH/s of one", hint: "Nameplate.", kind: "figure" },
  { field: "efficiency", label: "Efficiency, J/TH", hint: "At the wall.", kind: "figure" },
] as const;

const first: MachinesDraft = { model: "", count: "", unitThs: "", efficiency: "" };

/** Machines that came to a site. */
export function AddMachines({ site, operator }: { site: number; operator: `0x${string}` }) {
  const signer = useSign();
  const isOperator = signer.account === undefined || isAccount(signer.account, operator);
  const sign = (draft: MachinesDraft) => {
    const { ready: machines } = readMachines(draft);
    if (machines) void signer.sign((plans, settings) => plans.addMachines(settings, { site, machines }));
  };
  return (
    <SiteForm entries={entries} first={first} judge={(draft) => readMachines(draft).problems}>
      {(draft, problem) => (
        <SignButton
          signer={signer}
          label="Review the machines"
          problem={isOperator ? problem : "Only the site’s operator can add machines."}
          onSign={() => sign(draft)}
          testId="add-machines"
        />
      )}
    </SiteForm>
  );
}
