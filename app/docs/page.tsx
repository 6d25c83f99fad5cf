import type { Metadata } from "next";
import { Api } from "#app/_docs/api.tsx";
import { EvidenceLevels } from "#app/_docs/evidence.tsx";
import { Glossary } from "#app/_docs/glossary.tsx";
import { HowItWorks } from "#app/_docs/how-it-works.tsx";
import { Limits } from "#app/_docs/limits.tsx";
import { Trust } from "#app/_docs/trust.tsx";

export const metadata: Metadata = { title: "How it works, and what you trust" };

export default function DocsPage() {
  return (
    <article className="mx-auto max-w-3xl">
      <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">How it works, and what you trust</h1>
      <nav aria-label="On this page" className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
        {[
          ["#how", "How it works"],
          ["#trust", "What you trust"],
          ["#evidence", "Evidence"],
          ["#limits", "What can go wrong"],
          ["#glossary", "Glossary"],
          ["#api", "API"],
        ].map(([href, text]) => (
          <a key={href} className="link" href={href}>
            {text}
          </a>
        ))}
      </nav>
      <div className="mt-8">
        <HowItWorks />
        <Trust />
        <EvidenceLevels />
        <Limits />
        <Glossary />
        <Api />
      </div>
    </article>
  );
}
