import { keccak256, stringToHex } from "viem";
import { describeRegisterSite, registerSite } from "#chain/calls/register-site.ts";
import type { WalletSettings } from "../settings.tsx";
import type { Plan } from "../transaction/plan.ts";

export type SiteToRegister = {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Where the power comes from; only its hash is published. */
  energyMix: string;
};

/** Registers a site of the account. Throws `RangeError` for a country that is not two capital letters. */
export function registerSitePlan(
  { deployment }: WalletSettings,
  account: `0x${string}`,
  { name, country, energyMix }: SiteToRegister,
): Plan {
  const energyMixHash = keccak256(stringToHex(energyMix));
  return {
    title: `Register the site ${name}`,
    verb: "register it",
    sentence: describeRegisterSite({ country, name }),
    lines: [
      { label: "Operator", value: account },
      { label: "Hash of the energy document", value: energyMixHash },
    ],
    call: registerSite(deployment, { country, energyMixHash, name }),
    done: {
      sentence: "The site exists. Add its machines next, then say what of them may be sold.",
      link: { href: `/operator?address=${account}#sites`, label: "See your sites" },
    },
  };
}
