import { type Hex, stringToHex } from "viem";
import { fleetRegistryAbi } from "#chain/abi/fleet-registry.ts";
import type { Call } from "#chain/calls/call.ts";
import type { Deployment } from "#chain/deployment.ts";

export interface RegisterSiteArgs {
  /** ISO 3166-1 alpha-2, two capital letters. */
  country: string;
  /** keccak256 of the document that says where the power comes from. */
  energyMixHash: Hex;
  /** Shown on slices: 1 to 31 letters, digits, spaces and . , - & ' ( ). */
  name: string;
}

/** Registers a site of the caller's. Throws `RangeError` for a country that is not two capital letters. */
export function registerSite(deployment: Deployment, { country, energyMixHash, name }: RegisterSiteArgs) {
  if (!/^[A-Z]{2}$/.test(country)) throw new RangeError(`"${country}" is not a country: write two capital letters.`);
  return {
    address: deployment.fleetRegistry,
    abi: fleetRegistryAbi,
    functionName: "registerSite",
    args: [stringToHex(country), energyMixHash, name],
  } as const satisfies Call;
}

export function describeRegisterSite({ country, name }: Omit<RegisterSiteArgs, "energyMixHash">): string {
  return `Register the site "${name}" (${country}). Its name and country can never be changed.`;
}
