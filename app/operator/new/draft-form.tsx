"use client";
import { Field } from "#app/_components/field.tsx";
import type { Draft, DraftField } from "./draft.ts";
import type { Choices } from "./draft-choices.ts";
import { groups } from "./draft-fields.ts";
import type { DraftProblems } from "./read-draft.ts";

type Props = {
  draft: Draft;
  problems: DraftProblems;
  choices: Choices;
  onChange: (field: DraftField, value: string) => void;
};

/** All that a batch is made of. Everything in it is public; only the price can change, and only before the first sale. */
export function DraftForm({ draft, problems, choices, onChange }: Props) {
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
                {(aria) =>
                  kind === "choice" ? (
                    <select
                      {...aria}
                      className="field"
                      name={field}
                      value={draft[field]}
                      onChange={(event) => onChange(field, event.target.value)}
                    >
                      {choices[field]?.map(({ value, text }) => (
                        <option key={value} value={value}>
                          {text}
                        </option>
                      ))}
                    </select>
                  ) : (
                    <input
                      {...aria}
                      className={kind === undefined || field === "arbiter" ? "field figure" : "field"}
                      type={kind === "time" ? "datetime-local" : "text"}
                      inputMode={kind === undefined ? "decimal" : undefined}
                      autoComplete="off"
                      name={field}
                      value={draft[field]}
                      onChange={(event) => onChange(field, event.target.value)}
                    />
                  )
                }
              </Field>
            ))}
            {index === 0 && <UnitField draft={draft} problems={problems} onChange={onChange} />}
          </div>
        </fieldset>
      ))}
    </>
  );
}

function UnitField({ draft, problems, onChange }: Omit<Props, "choices">) {
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
