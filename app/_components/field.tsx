"use client";
import { type ReactNode, useId } from "react";

type Props = {
  label: string;
  hint?: ReactNode;
  problem: string | undefined;
  children: (aria: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => ReactNode;
};

/** A labelled field with its hint and what is wrong with it, tied together for those who do not see them. */
export function Field({ label, hint, problem, children }: Props) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <div className="mt-1">
        {children({ id, "aria-describedby": `${id}-about`, "aria-invalid": problem !== undefined })}
      </div>
      <p id={`${id}-about`} className={problem === undefined ? "label mt-1" : "mt-1 text-bad text-xs leading-5"}>
        {problem ?? hint}
      </p>
    </div>
  );
}
