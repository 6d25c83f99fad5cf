import { toFunctionSelector } from "viem";
import { describe, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { capacitySlicesAbi } from "#chain/abi/capacity-slices.ts";
import { protocolErrorsAbi } from "#chain/abi/protocol-errors.ts";
import { driftedAbis } from "#scripts/generate-abi.ts";

const errorsOf = (abi: readonly { type: string }[]) => abi.filter(({ type }) => type === "error");

describe("the ABIs", () => {
  test("are those of the contracts as they are built", () => {
    expect(driftedAbis()).toEqual([]);
  });

  test("of both contracts end with the errors of all, so that a nested revert can be decoded", () => {
    expect(errorsOf(batchManagerAbi)).toEqual(protocolErrorsAbi);
    expect(errorsOf(capacitySlicesAbi)).toEqual(protocolErrorsAbi);
  });

  test("have no two errors that look alike on chain", () => {
    const selectors = protocolErrorsAbi.map(({ name, inputs }) =>
      toFunctionSelector({ type: "function", name, inputs, outputs: [], stateMutability: "view" }),
    );
    expect(new Set(selectors).size).toBe(protocolErrorsAbi.length);
  });
});
