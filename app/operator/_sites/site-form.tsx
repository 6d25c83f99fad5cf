"use client";
import { type ReactNode, useState } from "react";
import { Field } from "#app/_components/field.tsx";

type Entry<K extends string> = { field: K; label: string; hint: string; kind?: "figure" | "long" };

type Props<K extends string> = {
  entries: readonly Entry<K>[];
  first: Record<K, string>;
  /** What is wrong with a draft, by field. */
  judge: (draft: Record<K, string>) => Partial<Record<K, string>>;
  /** The button, given the draft and whether it is complete. */
  children: (draft: Record<K, string>, problem: string | undefined) => ReactNode;
};

/** A short form that says what is wrong with a field once something was typed into it. */
export function SiteForm<K extends string>({ entries, first, judge, children }: Props<K>) {
  const [draft, setDraft] = useState(first);
  const problems = judge(draft);
  const count = Object.keys(problems).length;
  const problem =
    count === 0
      ? undefined
      : `${count} ${count === 1 ? "field needs" : "fields need"} attention before this can be signed.`;
  return (
    <>
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2">
        {entries.map(({ field, label, hint, kind }) => (
          <div key={field} className={kind === "long" ? "sm:col-span-2" : undefined}>
            <Field label={label} hint={hint} problem={draft[field] === "" ? undefined : problems[field]}>
              {(aria) => {
                const shared = {
                  ...aria,
                  name: field,
                  autoComplete: "off",
                  value: draft[field],
                  onChange: (event: { target: { value: string } }) =>
                    setDraft((known) => ({ ...known, [field]: event.target.value })),
                };
                return kind === "long" ? (
                  <textarea {...shared} rows={3} className="field" />
                ) : (
                  <input
                    {...shared}
                    className={kind === "figure" ? "field figure" : "field"}
                    inputMode={kind === "figure" ? "decimal" : undefined}
                  />
                );
              }}
            </Field>
          </div>
        ))}
      </div>
      <div className="mt-4 max-w-md">{children(draft, problem)}</div>
    </>
  );
}
