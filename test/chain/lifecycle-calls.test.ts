import { describe, expect, test } from "vitest";
import { cancelBatch, describeCancelBatch } from "#chain/calls/cancel-batch.ts";
import { collectProceeds, describeCollectProceeds } from "#chain/calls/collect-proceeds.ts";
import { describeDisputeBond, disputeBond } from "#chain/calls/dispute-bond.ts";
import { describeRefundSlices, refundSlices } from "#chain/calls/refund-slices.ts";
import { describeReleaseUpfront } from "#chain/calls/release-upfront.ts";
import { describeResolveDispute, resolveDispute } from "#chain/calls/resolve-dispute.ts";
import { describeSetRate, setRate } from "#chain/calls/set-rate.ts";
import { describeTopUp, topUp } from "#chain/calls/top-up.ts";
import { alice, deployment } from "./fixture.ts";

const { usdc, wbtc } = deployment.tokens;
const reasonHash = `0x${"0e".repeat(32)}` as const;

describe("a call about a batch's life", () => {
  test("goes to the batch manager, which knows the rules", () => {
    const calls = [
      refundSlices(deployment, { ids: [7n], to: alice }),
      cancelBatch(deployment, { batchId: 1n }),
      collectProceeds(deployment, { batchId: 1n, to: alice }),
      topUp(deployment, { batchId: 1n, period: 3, amount: 5n, evidenceHash: reasonHash }),
      setRate(deployment, { batchId: 1n, rate: 5n }),
      disputeBond(deployment, { batchId: 1n, id: 7n, reasonHash }),
      resolveDispute(deployment, { batchId: 1n, forfeitBps: 2_500, reasonHash }),
    ];
    for (const { address } of calls) expect(address).toBe(deployment.batchManager);
    expect(calls.map(({ functionName, args }) => [functionName, ...args])).toEqual([
      ["refund", [7n], alice],
      ["cancel", 1n],
      ["collectProceeds", 1n, alice],
      ["topUp", 1n, 3, 5n, reasonHash],
      ["setRate", 1n, 5n],
      ["dispute", 1n, 7n, reasonHash],
      ["resolveDispute", 1n, 2_500, reasonHash],
    ]);
  });

  test.each([
    [
      describeRefundSlices(deployment, { ids: [7n, 8n], to: alice, amount: 6_000_000n, paymentToken: usdc }),
      `Give back 2 slices for good: 7, 8. All that was paid for them, 6.00 USDC, goes to ${alice} at once.`,
    ],
    [
      describeCancelBatch({ batchId: 9n }),
      "Cancel batch 9: what was paid for its slices becomes refundable, and its bond the operator's credit. This cannot be undone.",
    ],
    [
      describeReleaseUpfront({ batchId: 9n }),
      "Release the upfront part of batch 9 from escrow: it joins the operator's proceeds, as the terms say.",
    ],
    [
      describeCollectProceeds(deployment, { batchId: 9n, to: alice, amount: 1_500_000n, paymentToken: usdc }),
      `Pay out the proceeds of batch 9, 1.50 USDC, to ${alice}.`,
    ],
    [
      describeTopUp(deployment, {
        batchId: 9n,
        period: 3,
        amount: 64_849n,
        evidenceHash: reasonHash,
        payoutToken: wbtc,
      }),
      "Pay 0.00064849 WBTC more to batch 9 for period 3, all of it to those who hold its slices now.",
    ],
    [
      describeSetRate(deployment, { batchId: 9n, rate: 40_000n, paymentToken: usdc }),
      "Set the price of batch 9 to 0.04 USDC per unit and period. It is fixed with the first sale.",
    ],
    [
      describeDisputeBond({ batchId: 9n, id: 7n }),
      "Dispute the bond of batch 9, as the owner of slice 7: it is held for 30 days, and the arbiter may give part of it to the holders.",
    ],
    [
      describeResolveDispute({ batchId: 9n, forfeitBps: 2_500 }),
      "Give 25 % of the bond of batch 9 to its holders. This cannot be undone.",
    ],
    [
      describeResolveDispute({ batchId: 9n, forfeitBps: 0 }),
      "Decide the dispute about batch 9 for its operator: the whole bond stays the operator's.",
    ],
  ])("says %j", (sentence, expected) => {
    expect(sentence).toBe(expected);
  });
});
