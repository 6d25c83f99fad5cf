import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { decodeFunctionData } from "viem";
import { describe, expect, test } from "vitest";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { approve, describeApprove } from "#chain/calls/approve.ts";
import { buy, describeBuy } from "#chain/calls/buy.ts";
import { buyWithPermit, describePermit, permitToSign } from "#chain/calls/buy-with-permit.ts";
import { describeClaim } from "#chain/calls/claim.ts";
import { claimAll, describeClaimAll } from "#chain/calls/claim-all.ts";
import { describeClaimRefund } from "#chain/calls/claim-refund.ts";
import { describeDeclareDefault } from "#chain/calls/declare-default.ts";
import { describeMergeSlices, mergeSlices } from "#chain/calls/merge-slices.ts";
import { describeMintTestToken, mintTestToken } from "#chain/calls/mint-test-token.ts";
import { describePostPayout } from "#chain/calls/post-payout.ts";
import { describePostPayouts } from "#chain/calls/post-payouts.ts";
import { describeReleaseBond } from "#chain/calls/release-bond.ts";
import { describeRetireSlices } from "#chain/calls/retire-slices.ts";
import { describeSetKeeperClaims } from "#chain/calls/set-keeper-claims.ts";
import { describeSetPayoutAddress, setPayoutAddress } from "#chain/calls/set-payout-address.ts";
import { describeSettle } from "#chain/calls/settle.ts";
import { describeSplitSlice, splitSlice } from "#chain/calls/split-slice.ts";
import { describeTransferSlice } from "#chain/calls/transfer-slice.ts";
import { describeWithdraw } from "#chain/calls/withdraw.ts";
import { networkName, networkOf } from "#chain/networks.ts";
import { formatTokenAmount } from "#chain/tokens.ts";
import { alice, bob, deployment } from "./fixture.ts";

const { usdc, wbtc } = deployment.tokens;
const order = { batchId: 2n, units: 1_500n, maxCost: 108_000_000n, to: alice } as const;
const payout = {
  period: 3,
  gross: 8_592_667n,
  hosting: 5_095_159n,
  deliveredBps: 9_755,
  evidenceHash: `0x${"0e".repeat(32)}`,
} as const;

describe("a call", () => {
  test("approves exactly an amount, and to the contract that holds all money", () => {
    expect(approve(deployment, { token: usdc, amount: 5n })).toMatchObject({
      address: usdc,
      functionName: "approve",
      args: [deployment.capacitySlices, 5n],
    });
  });

  test("buys from the batch manager", () => {
    expect(buy(deployment, order)).toMatchObject({
      address: deployment.batchManager,
      args: [2n, 1_500n, 108_000_000n, alice],
    });
  });

  test("with a permit carries the parts of its signature", () => {
    const [r, s] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`] as const;
    const signature = `0x${r.slice(2)}${s.slice(2)}1c` as const;
    const { args } = buyWithPermit(deployment, { ...order, deadline: 99n, signature });
    expect(args).toEqual([2n, 1_500n, 108_000_000n, alice, 99n, 28, r, s]);
  });

  test("asks to sign a permit for the token's own domain and for CapacitySlices", () => {
    const permit = {
      token: usdc,
      name: "USD Coin",
      version: "2",
      owner: bob,
      value: 7n,
      nonce: 1n,
      deadline: 99n,
    } as const;
    expect(permitToSign(deployment, permit)).toMatchObject({
      domain: { name: "USD Coin", version: "2", chainId: 31_337, verifyingContract: usdc },
      primaryType: "Permit",
      message: { owner: bob, spender: deployment.capacitySlices, value: 7n, nonce: 1n, deadline: 99n },
    });
  });

  test("claims everything in one, and only what there is", () => {
    const namesOf = (call: { args: readonly [readonly `0x${string}`[]] }) =>
      call.args[0].map((data) => decodeFunctionData({ abi: capacitySlicesAbi, data }).functionName);
    const all = { claimIds: [1n, 2n], refundIds: [2n], creditTokens: [usdc, wbtc], to: alice } as const;
    expect(namesOf(claimAll(deployment, all))).toEqual(["claim", "claimRefund", "withdraw", "withdraw"]);
    expect(namesOf(claimAll(deployment, { ...all, claimIds: [], creditTokens: [] }))).toEqual(["claimRefund"]);
    expect(() => claimAll(deployment, { claimIds: [], refundIds: [], creditTokens: [], to: alice })).toThrow(
      "nothing to claim",
    );
  });

  test("reshapes slices at the contract that holds them", () => {
    expect(splitSlice(deployment, { id: 7n, units: [60n, 40n] })).toMatchObject({
      address: deployment.capacitySlices,
      functionName: "split",
      args: [7n, [60n, 40n]],
    });
    expect(mergeSlices(deployment, { ids: [7n, 8n] })).toMatchObject({ functionName: "merge", args: [[7n, 8n]] });
  });

  test("takes a payout address back with the zero address", () => {
    expect(setPayoutAddress(deployment, { to: bob }).args).toEqual([bob]);
    expect(setPayoutAddress(deployment, { to: null }).args).toEqual([`0x${"0".repeat(40)}`]);
  });

  test("makes test money on the local chain only", () => {
    const mint = { token: usdc, to: alice, amount: 1_000_000n } as const;
    expect(mintTestToken(deployment, mint).args).toEqual([alice, 1_000_000n]);
    expect(() => mintTestToken({ ...deployment, chainId: 8453 }, mint)).toThrow("real tokens");
  });

  test("has a file each, that exports a call and its sentence", async () => {
    const parts = new Set(["call.ts", "count-of.ts"]);
    const files = readdirSync("chain/calls").filter((file) => !parts.has(file));
    expect(files.length).toBe(55);
    for (const file of files) {
      const name = file.replace(".ts", "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const module: Record<string, unknown> = await import(/* @vite-ignore */ resolve("chain/calls", file));
      expect(module[name], file).toBeTypeOf("function");
      expect(module[`describe${name.charAt(0).toUpperCase()}${name.slice(1)}`], file).toBeTypeOf("function");
    }
  });
});

describe("the sentence of a call", () => {
  test.each([
    [
      describeApprove(deployment, { token: usdc, amount: 108_000_000n }),
      `Allow CapacitySlices (${deployment.capacitySlices}) to take 108.00 USDC, and no more.`,
    ],
    [
      describeBuy(deployment, { ...order, paymentToken: usdc }),
      `Pay at most 108.00 USDC into escrow for a slice of 1,500 units of batch 2, owned by ${alice}.`,
    ],
    [
      describePermit(deployment, { token: usdc, value: 1n }),
      `Sign, without a fee, that CapacitySlices (${deployment.capacitySlices}) may take 0.000001 USDC for this purchase, and no more.`,
    ],
    [describeClaim({ ids: [1n], to: alice }), `Pay out what 1 slice earned, to ${alice}.`],
    [describeClaimRefund({ ids: [1n, 2n], to: alice }), `Pay out the refunds of 2 slices, to ${alice}.`],
    [
      describeClaimAll({ claimIds: [1n], refundIds: [1n, 2n], creditTokens: [usdc], to: bob }),
      `Pay out what 1 slice earned, the refunds of 2 slices, and your credit in 1 token, to ${bob}, in one transaction.`,
    ],
    [describeWithdraw(deployment, { token: wbtc, to: bob }), `Withdraw all of your credit in WBTC, to ${bob}.`],
    [
      describePostPayout(deployment, { batchId: 1n, payout, payoutToken: wbtc }),
      "Pay 0.08592667 WBTC to batch 1 for period 3, of which 0.05095159 WBTC is hosting, with 97.55 % of the capacity delivered.",
    ],
    [
      describePostPayouts(deployment, { batchId: 1n, payouts: [payout, { ...payout, period: 4 }], payoutToken: wbtc }),
      "Pay 0.17185334 WBTC to batch 1 for 2 periods, from period 3.",
    ],
    [
      describeDeclareDefault({ batchId: 9n }),
      "End batch 9, whose operator did not post in time: the rest of its escrow and its bond go to the holders. This cannot be undone.",
    ],
    [
      describeReleaseBond({ batchId: 9n }),
      "Credit the bond of the completed batch 9 to its operator, who can then withdraw it.",
    ],
    [
      describeTransferSlice({ id: 2_000_000_001n, from: alice, to: bob }),
      `Give slice 2000000001 to ${bob}. What it earned until now stays yours, as credit you can withdraw.`,
    ],
    [
      describeSplitSlice({ id: 2_000_000_001n, units: [60n, 30n, 10n] }),
      "Split slice 2000000001 into 3 new slices of 60, 30 and 10 units. What it earned until now becomes credit you can withdraw.",
    ],
    [
      describeMergeSlices({ ids: [7n, 8n] }),
      "Merge 2 slices into one new slice: 7, 8. What they earned until now becomes credit you can withdraw.",
    ],
    [
      describeSettle({ ids: [7n] }),
      "Turn what 1 slice earned into credit of the owners. No money leaves the contract.",
    ],
    [
      describeRetireSlices({ ids: [7n, 8n] }),
      "Burn 2 slices for good: 7, 8. What is still owed for them becomes credit you can withdraw.",
    ],
    [describeSetPayoutAddress({ to: bob }), `Let anybody who pays the gas claim what your slices earn to ${bob}.`],
    [
      describeSetPayoutAddress({ to: null }),
      "Take your payout address back: others may claim your slices to you alone.",
    ],
    [
      describeSetKeeperClaims({ allowed: false }),
      "Let nobody but you, and accounts you approve, claim what your slices earn.",
    ],
    [
      describeSetKeeperClaims({ allowed: true }),
      "Let anybody pay the gas to claim what your slices earn, to you or your payout address.",
    ],
    [
      describeMintTestToken(deployment, { token: usdc, to: bob, amount: 5_000_000_000n }),
      `Make 5,000.00 USDC of test money, for ${bob}.`,
    ],
  ])("says %j", (sentence, expected) => {
    expect(sentence).toBe(expected);
  });
});

describe("a token", () => {
  test("that is not known is counted in base units", () => {
    expect(formatTokenAmount(deployment, alice, 1_234n)).toBe(`1,234 base units of the token ${alice}`);
  });
});

describe("a network", () => {
  test("is reached through the given node alone", () => {
    expect(networkOf(84_532, "http://127.0.0.1:9").rpcUrls).toEqual({ default: { http: ["http://127.0.0.1:9"] } });
  });

  test("has a name, and one that nobody knows has its number", () => {
    expect([networkName(31_337), networkName(84_532), networkName(5)]).toEqual([
      "Local chain",
      "Base Sepolia",
      "chain 5",
    ]);
    expect(networkOf(5, "http://127.0.0.1:9")).toMatchObject({ id: 5, name: "Chain 5" });
  });
});
