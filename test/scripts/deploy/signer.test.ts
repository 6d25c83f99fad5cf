import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Address, getAddress } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSigner } from "#scripts/deploy/signer.ts";
import { startTestChain } from "#test/chain-server.ts";
import { writeKeystoreOf } from "#test/scripts/keystore.ts";

const folder = mkdtempSync(join(tmpdir(), "lode-signer-"));
let chain: Awaited<ReturnType<typeof startTestChain>>;
let accounts: [Address, Address, Address];
beforeAll(async () => {
  chain = await startTestChain();
  accounts = chain.accounts as [Address, Address, Address];
});
afterAll(async () => {
  await chain.stop();
  rmSync(folder, { recursive: true, force: true });
});

const key = generatePrivateKey();
const writeKeystore = (name: string) => writeKeystoreOf(key, join(folder, name));

describe("a signer", () => {
  const rpcUrl = () => chain.rpcUrl;

  test("is the node's first unlocked account, one by number or one by address", async () => {
    expect((await openSigner({ rpcUrl: rpcUrl() })).account.address).toBe(getAddress(accounts[0]));
    expect((await openSigner({ rpcUrl: rpcUrl(), from: 2 })).account.address).toBe(getAddress(accounts[2]));
    const signer = await openSigner({ rpcUrl: rpcUrl(), from: accounts[1] });
    expect([signer.account.address, signer.chain.id]).toEqual([getAddress(accounts[1]), 31_337]);
  });

  test("that the node does not hold is refused with the next step", async () => {
    await expect(openSigner({ rpcUrl: rpcUrl(), from: privateKeyToAddress(key) })).rejects.toThrow("--keystore FILE");
    await expect(openSigner({ rpcUrl: rpcUrl(), from: 99 })).rejects.toThrow("does not hold account number 99");
  });

  test("is opened by the keystore's password only", async () => {
    const keystore = writeKeystore("operator.json");
    const open = (password: string) => openSigner({ rpcUrl: rpcUrl(), keystore, password });
    expect((await open("correct horse")).account.address).toBe(privateKeyToAddress(key));
    await expect(open("wrong horse")).rejects.toThrow(`The password does not open ${keystore}. Try again.`);
  });

  test("of another account than the one named is refused", async () => {
    const options = { rpcUrl: rpcUrl(), keystore: writeKeystore("other.json"), password: "correct horse" };
    await expect(openSigner({ ...options, from: accounts[0] })).rejects.toThrow("is the keystore of");
  });

  test("is not read from what is no keystore", async () => {
    const file = join(folder, "text.json");
    writeFileSync(file, '{"version": 1}');
    await expect(openSigner({ rpcUrl: rpcUrl(), keystore: file })).rejects.toThrow("is not a keystore of version 3");
    const none = join(folder, "none.json");
    await expect(openSigner({ rpcUrl: rpcUrl(), keystore: none })).rejects.toThrow("cannot be read as a keystore");
  });
});
