import type { Address } from "viem";
import { cast } from "#scripts/demo/cast.ts";
import { openSigner, type Signer } from "#scripts/deploy/signer.ts";

export interface People {
  /** Throws RangeError for an account the chain does not unlock. */
  signerOf(account: number): Signer;
  addressOf(account: number): Address;
}

/** The accounts of the demo world, ready to sign. */
export async function openPeople(rpcUrl: string): Promise<People> {
  const count = Math.max(...Object.values(cast)) + 1;
  const signers = await Promise.all(Array.from({ length: count }, (_, from) => openSigner({ rpcUrl, from })));
  const signerOf = (account: number) => {
    const signer = signers[account];
    if (signer === undefined) throw new RangeError(`the demo has no account ${account}`);
    return signer;
  };
  return { signerOf, addressOf: (account) => signerOf(account).account.address };
}
