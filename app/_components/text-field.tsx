"use client";
import type { ReactNode } from "react";
import { Field } from "./field.tsx";

type Props = {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was typed. */
  problem?: string | undefined;
  value: string;
  onChange: (typed: string) => void;
  /** Figures are set in the figures' typeface; `decimal` and `numeric` ask for that keyboard. */
  kind?: "words" | "long" | "figure" | "decimal" | "numeric";
  placeholder?: string;
  testId?: string;
};

/** A labelled field to type one thing into. */
export function TextField({ label, hint = "", problem, value, onChange, kind = "words", placeholder, testId }: Props) {
  const isFigure = kind !== "words" && kind !== "long";
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(aria) => {
        const shared = {
          ...aria,
          value,
          placeholder,
          autoComplete: "off",
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
          "data-testid": testId,
        };
        if (kind === "long") return <textarea {...shared} className="field" rows={3} />;
        return (
          <input
            {...shared}
            className={isFigure ? "field figure" : "field"}
            spellCheck={!isFigure}
            inputMode={kind === "decimal" || kind === "numeric" ? kind : undefined}
          />
        );
      }}
    </Field>
  );
}
