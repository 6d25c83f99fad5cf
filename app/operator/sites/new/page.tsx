import type { Metadata } from "next";
import Link from "next/link";
import { readPage } from "#app/_server/read-page.tsx";
import { RegisterSite } from "../../_sites/register-site.tsx";

export const metadata: Metadata = { title: "New site" };

export default readPage(async () => (
  <>
    <p className="label">
      <Link className="link" href="/operator">
        Operator
      </Link>{" "}
      / Sites
    </p>
    <h1 className="mt-1 font-semibold text-2xl tracking-tight">New site</h1>
    <p className="mt-1 mb-6 max-w-prose text-ink-2">
      A place where machines run. After it is registered, add its machines and declare what of them may be sold; a pool
      or an auditor can sign that later, which batches that ask for evidence need.
    </p>
    <div className="card max-w-3xl p-4 sm:p-5">
      <RegisterSite />
    </div>
  </>
));
