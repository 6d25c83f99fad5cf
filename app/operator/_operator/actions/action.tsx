import type { ReactNode } from "react";

/** One thing an operator can do with a batch now: what it is about, in a figure and a sentence, and its button. */
export function Action({
  title,
  figure,
  text,
  children,
}: {
  title: string;
  figure?: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="card flex flex-col p-4">
      <h2 className="font-medium">{title}</h2>
      {figure !== undefined && <p className="figure-large mt-1 text-lg">{figure}</p>}
      <p className="label mt-0.5 mb-3">{text}</p>
      <div className="mt-auto">{children}</div>
    </section>
  );
}
