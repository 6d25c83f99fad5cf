"use client";
import { SignButton } from "#app/_wallet/sign-button.tsx";
import { useSign } from "#app/_wallet/use-sign.ts";
import { readSite, type SiteDraft } from "./read-site.ts";
import { SiteForm } from "./site-form.tsx";

const entries = [
  { field: "name", label: "Name", hint: "Drawn on slices; at most 31 letters. It can never be changed." },
  { field: "country", label: "Country", hint: "Two letters, ISO 3166: NO, US, PY." },
  {
    field: "energyMix",
    label: "Where the power comes from",
    hint: "Keep this text, and show it to whoever asks: its hash goes on the chain and proves that it was not changed.",
    kind: "long",
  },
] as const;

const first: SiteDraft = { name: "", country: "", energyMix: "" };

/** A site of the connected account. */
export function RegisterSite() {
  const signer = useSign();
  const sign = (draft: SiteDraft) => {
    const { ready } = readSite(draft);
    if (ready) void signer.sign((plans, settings, account) => plans.registerSite(settings, account, ready));
  };
  return (
    <SiteForm entries={entries} first={first} judge={(draft) => readSite(draft).problems}>
      {(draft, problem) => (
        <SignButton
          signer={signer}
          label="Review the site"
          problem={problem}
          onSign={() => sign(draft)}
          testId="register-site"
        />
      )}
    </SiteForm>
  );
}
