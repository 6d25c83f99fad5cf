import { addMachines, describeAddMachines, type MachinesArgs, nameMachines } from "#chain/calls/add-machines.ts";
import { formatHashrate } from "#domain/units.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

/** Machines that came to a site of the account's. */
export function addMachinesPlan({ deployment }: WalletSettings, args: MachinesArgs): Plan {
  const { machines, site } = args;
  return {
    title: `Add machines to site ${site}`,
    verb: "add them",
    sentence: describeAddMachines(args),
    lines: [
      { label: "Machines", value: nameMachines(machines) },
      { label: "Together", value: formatHashrate(machines.unitHashrate * BigInt(machines.count)) },
    ],
    call: addMachines(deployment, args),
    done: {
      sentence: "The machines are at the site. What may be sold does not change by itself: declare it.",
      link: { href: `/operator/sites/${site}`, label: "See the site" },
    },
  };
}
