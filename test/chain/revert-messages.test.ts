import { describe, expect, test } from "vitest";
import { protocolErrorsAbi } from "#chain/abi/protocol-errors.ts";
import { amountsOf } from "#chain/amounts.ts";
import { type Explanation, revertMessages } from "#chain/revert-messages.ts";
import { bitcoinMessages } from "#chain/reverts/bitcoin.ts";
import { coolingOffMessages } from "#chain/reverts/cooling-off.ts";
import { disputeMessages } from "#chain/reverts/disputes.ts";
import { evidenceMessages } from "#chain/reverts/evidence.ts";
import type { Amounts } from "#chain/reverts/explanation.ts";
import { fleetMessages } from "#chain/reverts/fleet.ts";
import { governanceMessages } from "#chain/reverts/governance.ts";
import { heldMessages } from "#chain/reverts/held.ts";
import { holderMessages } from "#chain/reverts/holders.ts";
import { internalMessages } from "#chain/reverts/internal.ts";
import { marketMessages } from "#chain/reverts/market.ts";
import { payoutMessages } from "#chain/reverts/payouts.ts";
import { proofMessages } from "#chain/reverts/proofs.ts";
import { saleMessages } from "#chain/reverts/sale.ts";
import { sliceMessages } from "#chain/reverts/slices.ts";
import { termsMessages } from "#chain/reverts/terms.ts";
import { tokenMessages } from "#chain/reverts/tokens.ts";
import { alice, bob, deployment } from "./fixture.ts";

type AnyMessage = (args: readonly unknown[], amounts: Amounts) => Explanation;
const amounts = amountsOf(deployment);

/** A value as viem decodes it: bigint above 48 bits, number below. */
function sampleOf(type: string, index: number): unknown {
  if (type === "address") return index === 0 ? alice : bob;
  if (type === "string") return "a text";
  if (type.startsWith("bytes")) return `0x${"cd".repeat(Number(type.slice(5)))}`;
  const size = 1_713_571_200 + index * 86_400;
  const bits = Number(type.replace("uint", ""));
  if (bits <= 16) return 3 + index;
  return bits <= 48 ? size : BigInt(size);
}

describe("the messages of reverts", () => {
  test("are for the errors of the contracts, all of them and no others", () => {
    expect(Object.keys(revertMessages).sort()).toEqual(protocolErrorsAbi.map(({ name }) => name).sort());
  });

  test("are each in one group only", () => {
    const groups = [
      saleMessages,
      coolingOffMessages,
      payoutMessages,
      evidenceMessages,
      proofMessages,
      heldMessages,
      bitcoinMessages,
      disputeMessages,
      fleetMessages,
      sliceMessages,
      holderMessages,
      termsMessages,
      tokenMessages,
      marketMessages,
      governanceMessages,
      internalMessages,
    ];
    const names = groups.flatMap((group) => Object.keys(group));
    expect(names.length).toBe(new Set(names).size);
  });

  test.each(protocolErrorsAbi.map((error) => [error.name, error] as const))(
    "say in sentences what %s means, with its numbers, and what to do",
    (name, { inputs }) => {
      const args = inputs.map(({ type }, index) => sampleOf(type, index));
      const { what, next, retry } = (revertMessages[name] as AnyMessage)(args, amounts);
      for (const sentence of [what, next]) {
        expect(sentence).toMatch(/^[\p{Lu}0-9].*[.)]$/u);
        expect(sentence).not.toMatch(/undefined|NaN|\[object|null/);
      }
      expect(["now", "later", "no"]).toContain(retry);
    },
  );

  test("write amounts in the tokens of the deployment", () => {
    expect(revertMessages.CostAboveMax([108_000_000n, 100_500_000n], amounts)).toEqual({
      what: "The slice costs 108.00 USDC, above the 100.50 USDC you agreed to.",
      next: "Look at the new price, and buy again if it suits you.",
      retry: "now",
    });
    expect(revertMessages.HostingTooHigh([64_849n, 60_000n], amounts).next).toBe("Charge at most 0.00060000 WBTC.");
    expect(revertMessages.NothingToWithdraw([alice, deployment.tokens.wbtc], amounts).what).toBe(
      `${alice} has no credit in WBTC.`,
    );
  });

  test("write amounts in base units where no deployment is known", () => {
    expect(revertMessages.CostAboveMax([108_000_000n, 1n], amountsOf(undefined)).what).toBe(
      "The slice costs 108,000,000 base units, above the 1 base units you agreed to.",
    );
  });

  test("of a token write amounts of the token that was moved, where it is known", () => {
    const short = [alice, 1n, 5_000_001n] as const;
    const said = (amounts: Amounts) => revertMessages.ERC20InsufficientBalance(short, amounts).next;
    expect(said(amountsOf(deployment, deployment.tokens.usdc))).toContain("Add 5.00 USDC");
    expect(said(amounts)).toContain("Add 5,000,000 base units of the token");
  });

  test("tell a sale that is over from one that has not begun", () => {
    const [start, end] = [1_713_571_200, 1_714_176_000];
    expect(revertMessages.SaleNotOpen([1n, BigInt(start - 1), start, end], amounts)).toMatchObject({
      what: "The sale of batch 1 opens at 2024-04-20 00:00 UTC.",
      retry: "later",
    });
    expect(revertMessages.SaleNotOpen([1n, BigInt(end), start, end], amounts)).toMatchObject({
      what: "The sale of batch 1 ended at 2024-04-27 00:00 UTC.",
      retry: "no",
    });
  });

  test("tell a period that was posted from one whose turn has not come", () => {
    expect(revertMessages.WrongPeriod([3, 4], amounts).what).toContain("is posted already");
    expect(revertMessages.WrongPeriod([5, 4], amounts).what).toContain("in order");
  });

  test("tell a sold-out batch from one with too few units left", () => {
    expect(revertMessages.CapacityExceeded([10n, 0n], amounts).next).toContain("another one");
    expect(revertMessages.CapacityExceeded([10n, 4n], amounts).next).toBe("Choose fewer units.");
  });

  test("tell a bond lost in default, or returned by a cancellation, from one not yet released", () => {
    expect(revertMessages.NotCompleted([1n, 6], amounts).what).toContain("went to the holders");
    expect(revertMessages.NotCompleted([1n, 7], amounts).what).toContain("back to its operator");
    expect(revertMessages.NotCompleted([1n, 4], amounts).retry).toBe("later");
  });

  test("tell slices that never could be given back from those that no longer can", () => {
    expect(revertMessages.CoolingOffOver([1n, 0n, 5n], amounts).what).toContain("its terms say so");
    expect(revertMessages.CoolingOffOver([1n, 1_713_571_200n, 1_713_571_200n], amounts).what).toContain(
      "until 2024-04-20 00:00 UTC",
    );
  });

  test("name what a level of evidence stands on", () => {
    expect(revertMessages.EvidenceTooLow([1, 2], amounts)).toMatchObject({
      what: "The signatures reach evidence of level 1 (a pool's signature), and the batch requires level 2 (an auditor's signature).",
      retry: "now",
    });
  });

  test("write capacities in the units that people use", () => {
    expect(revertMessages.CapacityUnavailable([2, 3n * 10n ** 15n, 5n * 10n ** 14n], amounts).what).toBe(
      "The batch needs 3 PH/s of site 2, and 500 TH/s are left.",
    );
  });

  test("tell a dispute that was decided from one that ran out", () => {
    expect(revertMessages.DisputeNotPossible([1n, 9, 0], amounts).what).toContain("disputed already since");
    expect(revertMessages.DisputeNotPossible([1n, 9, 1_713_571_200], amounts).what).toContain("until 2024-04-20");
  });

  test("say what is still held for a slice that cannot be retired", () => {
    expect(revertMessages.EscrowHeld([1n, 5_000_000n], amounts)).toMatchObject({
      what: "Batch 1 has not ended: 5.00 USDC are still held for its slices.",
      retry: "later",
    });
  });
});
