"use client";
import { Field } from "../_operator/field.tsx";
import type { Draft, DraftField } from "./draft.ts";
import type { DraftReading } from "./read-draft.ts";

type Props = {
  draft: Draft;
  problems: DraftReading["problems"];
  onChange: (field: DraftField, value: string) => void;
};

type Entry = { field: DraftField; label: string; hint: string; kind?: "text" | "time" };

const groups: { title: string; entries: Entry[] }[] = [
  {
    title: "What is sold",
    entries: [
      { field: "name", label: "Name", hint: "As buyers see it, at most 64 bytes.", kind: "text" },
      { field: "capacity", label: "Units for sale", hint: "The whole capacity. Payouts are shared over all of it." },
      { field: "rate", label: "Price per unit and day, USD", hint: "Buyers pay it for every period that is left." },
      { field: "periods", label: "Days", hint: "Each period is one UTC day. At most 3,660." },
    ],
  },
  {
    title: "When, in UTC",
    entries: [
      { field: "termStart", label: "Term starts", hint: "First day of mining, at 00:00.", kind: "time" },
      { field: "saleStart", label: "Sale starts", hint: "", kind: "time" },
      { field: "saleEnd", label: "Sale ends", hint: "Between the start and the end of the term.", kind: "time" },
      {
        field: "graceHours",
        label: "Hours to post a payout",
        hint: "After each period; 1 to 336. Later is a default.",
      },
    ],
  },
  {
    title: "What you stake",
    entries: [
      { field: "bond", label: "Bond, USD", hint: "Left empty: the minimum, 5 % of the total price." },
      { field: "maxHosting", label: "Hosting may take at most, %", hint: "Of each payout. Enforced by the contract." },
    ],
  },
  {
    title: "What you disclose about the farm",
    entries: [
      { field: "site", label: "Site", hint: "Where the machines run.", kind: "text" },
      { field: "pool", label: "Mining pool", hint: "At most 32 bytes.", kind: "text" },
      { field: "efficiency", label: "Efficiency, J/TH", hint: "Of the machines." },
      { field: "power", label: "Electricity, USD/kWh", hint: "" },
      { field: "pue", label: "PUE", hint: "1.00 where nothing goes to cooling." },
      { field: "service", label: "Service, USD/TH/day", hint: "Beyond electricity." },
      { field: "poolFee", label: "Pool fee, %", hint: "" },
    ],
  },
];

/** All that a batch is made of. Everything in it is public and can never be changed. */
export function DraftForm({ draft, problems, onChange }: Props) {
  return (
    <>
      {groups.map(({ title, entries }, index) => (
        <fieldset key={title} className="card min-w-0 p-4 sm:p-5">
          <legend className="float-left mb-3">
            <h2 className="font-semibold">{title}</h2>
          </legend>
          <div className="clear-both grid items-start gap-x-4 gap-y-3 sm:grid-cols-2">
            {entries.map(({ field, label, hint, kind }) => (
              <Field key={field} label={label} hint={hint} problem={problems[field]}>
                {(aria) => (
                  <input
                    {...aria}
                    className={kind === undefined ? "field figure" : "field"}
                    type={kind === "time" ? "datetime-local" : "text"}
                    inputMode={kind === undefined ? "decimal" : undefined}
                    autoComplete="off"
                    name={field}
                    value={draft[field]}
                    onChange={(event) => onChange(field, event.target.value)}
                  />
                )}
              </Field>
            ))}
            {index === 0 && <UnitField draft={draft} problems={problems} onChange={onChange} />}
          </div>
        </fieldset>
      ))}
    </>
  );
}

function UnitField({ draft, problems, onChange }: Props) {
  return (
    <Field label="One unit is" hint="The smallest slice that can be bought." problem={problems.unitSize}>
      {(aria) => (
        <div className="flex gap-2">
          <input
            {...aria}
            className="field figure"
            inputMode="numeric"
            autoComplete="off"
            name="unitSize"
            value={draft.unitSize}
            onChange={(event) => onChange("unitSize", event.target.value)}
          />
          <select
            aria-label="Unit of hashrate"
            className="field w-28"
            value={draft.unitName}
            onChange={(event) => onChange("unitName", event.target.value)}
          >
            <option>GH/s</option>
            <option>TH/s</option>
            <option>PH/s</option>
          </select>
        </div>
      )}
    </Field>
  );
}
