import { readFileSync } from "node:fs";
import { Keystore } from "ox";
import {
  type Account,
  type Address,
  type Chain,
  createWalletClient,
  getAddress,
  type Hex,
  http,
  type Transport,
  type WalletClient,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { networkOf } from "#chain/networks.ts";
import { askPassword } from "#scripts/deploy/ask-password.ts";

export type Signer = WalletClient<Transport, Chain, Account>;

export interface SignerOptions {
  rpcUrl: string;
  /** Account to sign with; where left out the keystore's, or the node's first unlocked one. A number is an index of the unlocked ones. */
  from?: Address | number | undefined;
  /** Path of an encrypted keystore (Web3 Secret Storage v3). Without it the node must hold the account unlocked. */
  keystore?: string | undefined;
  /** Of the keystore. Where left out: LODE_KEYSTORE_PASSWORD, else asked for at the terminal. */
  password?: string | undefined;
}

export class SignerError extends Error {
  override name = "SignerError";
}

/** A wallet client that signs for one account on the chain behind `rpcUrl`. Throws `SignerError` with the next step. */
export async function openSigner(options: SignerOptions): Promise<Signer> {
  const transport = http(options.rpcUrl);
  const asking = createWalletClient({ transport });
  const chain = networkOf(await asking.getChainId(), options.rpcUrl);
  const account = options.keystore
    ? await unlockKeystore(options.keystore, options)
    : chooseUnlocked(await asking.request({ method: "eth_accounts" }), options.from);
  return createWalletClient({ account, chain, transport });
}

function chooseUnlocked(accounts: readonly Address[], from: Address | number = 0): Address {
  const account = typeof from === "number" ? accounts[from] : accounts.find((a) => getAddress(a) === getAddress(from));
  if (account !== undefined) return getAddress(account);
  const asked = typeof from === "number" ? `account number ${from}` : from;
  throw new SignerError(
    accounts.length === 0
      ? "This node holds no unlocked accounts. Name an encrypted keystore with --keystore FILE."
      : `This node does not hold ${asked} unlocked, only ${accounts.length} others. Name one of those, or a keystore with --keystore FILE.`,
  );
}

async function unlockKeystore(path: string, { from, password }: SignerOptions): Promise<Account> {
  const keystore = readKeystore(path);
  const secret = password ?? process.env.LODE_KEYSTORE_PASSWORD ?? (await askPassword(`Password of ${path}: `));
  const account = privateKeyToAccount(decrypt(keystore, secret, path));
  if (typeof from === "string" && getAddress(from) !== account.address) {
    throw new SignerError(`${path} is the keystore of ${account.address}, not of ${from}. Name the other keystore.`);
  }
  return account;
}

function readKeystore(path: string): Keystore.Keystore {
  try {
    const keystore = JSON.parse(readFileSync(path, "utf8"));
    if (keystore?.version === 3 && typeof keystore.crypto?.ciphertext === "string") return keystore;
  } catch (cause) {
    throw new SignerError(`${path} cannot be read as a keystore. Check the path and the file.`, { cause });
  }
  throw new SignerError(`${path} is not a keystore of version 3. Export one from your wallet, encrypted.`);
}

function decrypt(keystore: Keystore.Keystore, password: string, path: string): Hex {
  try {
    return Keystore.decrypt(keystore, Keystore.toKey(keystore, { password }));
  } catch (cause) {
    throw new SignerError(`The password does not open ${path}. Try again.`, { cause });
  }
}
