"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { formatDollars } from "#app/_format/token.ts";
import { useSettings } from "#app/_wallet/settings.tsx";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { TestMoneyButton } from "#app/_wallet/test-money-button.tsx";
import { useAdmission } from "#app/_wallet/use-admission.ts";
import { useBalance } from "#app/_wallet/use-balance.ts";
import { useSign } from "#app/_wallet/use-sign.ts";
import type { AttesterSetChoice } from "#queries/list-attester-sets.ts";
import { type Draft, type DraftField, firstDraft } from "./draft.ts";
import { choicesOf } from "./draft-choices.ts";
import type { SiteChoice } from "./draft-context.ts";
import { DraftForm } from "./draft-form.tsx";
import { DraftPreview } from "./draft-preview.tsx";
import { readDraft } from "./read-draft.ts";

type Props = { now: Date; operator: string | undefined; sites: SiteChoice[]; attesterSets: AttesterSetChoice[] };

/** The form of a new batch with what it comes to beside it. `now` is the chain's time; `sites` are `operator`'s. */
export function NewBatch({ now, operator, sites, attesterSets }: Props) {
  const { deployment } = useSettings();
  const signer = useSign();
  const isAdmitted = useAdmission();
  const balance = useBalance(deployment.tokens.usdc);
  useOwnSites(signer.account, operator);
  const [typed, setDraft] = useState<Draft>(() => firstDraft(now));
  const draft = { ...typed, site: typed.site || String(sites[0]?.number ?? "") };
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set());
  const reading = readDraft(draft, {
    deployment,
    now: Math.floor(now.getTime() / 1000),
    sites,
    attesterSets,
  });
  const shown = Object.fromEntries(
    Object.entries(reading.problems).filter(
      ([field]) => draft[field as DraftField] !== "" || touched.has(field as DraftField),
    ),
  );
  const change = (field: DraftField, value: string) => {
    setDraft((known) => ({ ...known, [field]: value }));
    setTouched((known) => new Set(known).add(field));
  };
  const { ready } = reading;
  const onSign = () => {
    if (ready === undefined) return;
    void signer.sign((plans, settings, account) => plans.createBatch(settings, account, ready));
  };
  const missing = ready !== undefined && balance !== undefined ? ready.terms.bond - balance : 0n;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem]">
      <div className="grid min-w-0 gap-4">
        {signer.account !== undefined && sites.length === 0 && <NoSite />}
        <DraftForm draft={draft} problems={shown} choices={choicesOf(sites, attesterSets)} onChange={change} />
      </div>
      <aside aria-label="What the batch comes to" className="card p-4 sm:p-5 lg:sticky lg:top-20">
        <DraftPreview reading={reading} />
        <div className="mt-4">
          <SignButton
            signer={signer}
            label="Review and create"
            problem={problemOf(reading.problems, isAdmitted)}
            onSign={onSign}
            testId="create-batch"
          />
        </div>
        {missing > 0n && (
          <div className="mt-3">
            <p className="mb-2 text-ink-2">
              The bond is {formatDollars(ready?.terms.bond ?? 0n, 6)}, and your account has{" "}
              {formatDollars(balance ?? 0n, 6)}.
            </p>
            <TestMoneyButton token={deployment.tokens.usdc} missing={missing} />
          </div>
        )}
      </aside>
    </div>
  );
}

/** The page is told whose sites to show by its address, as everything a page reads. */
function useOwnSites(account: string | undefined, shown: string | undefined) {
  const router = useRouter();
  useEffect(() => {
    if (account !== undefined && account !== shown)
      router.replace(`/operator/new?address=${account}`, { scroll: false });
  }, [account, shown, router]);
}

function NoSite() {
  return (
    <p className="rounded-lg bg-warn-soft p-3 text-warn" data-testid="no-site">
      A batch is sold out of a site, and this account has none.{" "}
      <Link className="underline underline-offset-2" href="/operator/sites/new">
        Register a site
      </Link>{" "}
      first: its name, its machines, and what of them may be sold.
    </p>
  );
}

function problemOf(problems: object, isAdmitted: boolean | undefined): string | undefined {
  const count = Object.keys(problems).length;
  if (count > 0) return `${count} ${count === 1 ? "field needs" : "fields need"} attention before this can be signed.`;
  if (isAdmitted === false) {
    return "The connected account is not admitted as an operator. Governance admits operators; on a local chain, connect the demo operator.";
  }
  return undefined;
}
