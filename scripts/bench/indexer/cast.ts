import { type Address, getAddress, keccak256, slice, toHex, zeroHash } from "viem";
import { addMachines } from "#chain/calls/add-machines.ts";
import { approve } from "#chain/calls/approve.ts";
import { declareCapacity } from "#chain/calls/declare-capacity.ts";
import { mintTestToken } from "#chain/calls/mint-test-token.ts";
import { registerSite } from "#chain/calls/register-site.ts";
import type { Deployment } from "#chain/deployment.ts";
import type { Sender } from "./sender.ts";

const PLENTY = 1n << 120n;
const BUYERS = 8;
export const SITE = 1;

/** Somebody of the bench, always with the same address. */
function person(name: string): Address {
  return getAddress(slice(keccak256(toHex(name)), 0, 20));
}

export type Cast = ReturnType<typeof chooseCast>;

/** Who lives on the chain: an operator, the buyers, who buy for `owners` owners. */
export function chooseCast(owners: number) {
  return {
    operator: person("operator"),
    buyers: Array.from({ length: BUYERS }, (_, i) => person(`buyer ${i}`)),
    owners: Array.from({ length: owners }, (_, i) => person(`owner ${i}`)),
  };
}

/** Gives operator and buyers money, and the operator a site with room for every batch. */
export async function equip(sender: Sender, deployment: Deployment, { operator, buyers }: Cast): Promise<void> {
  const { usdc, wbtc } = deployment.tokens;
  for (const who of [operator, ...buyers]) {
    for (const token of [usdc, wbtc]) {
      await sender.add(who, mintTestToken(deployment, { token, to: who, amount: PLENTY }));
      await sender.add(who, approve(deployment, { token, amount: PLENTY }));
    }
  }
  await sender.add(
    operator,
    registerSite(deployment, { country: "US", energyMixHash: zeroHash, name: "Odessa, Texas" }),
  );
  const machines = {
    model: "S21",
    count: 1_000_000,
    unitHashrate: 2n * 10n ** 14n,
    efficiencyMilliJoulesPerTh: 17_500,
  };
  await sender.add(operator, addMachines(deployment, { site: SITE, machines }));
  await sender.add(operator, declareCapacity(deployment, { site: SITE, capacity: 10n ** 20n, documentHash: zeroHash }));
  await sender.mine();
}
