import { decodeErrorResult, type Hex, isHex } from "viem";
import { protocolErrorsAbi } from "#chain/abi/protocol-errors.ts";
import { type Cause, field } from "#chain/errors/causes-of.ts";
import type { ErrorName } from "#chain/reverts/explanation.ts";

// What Solidity itself raises: a failed require with a text, and arithmetic beyond its bounds.
const revertsAbi = [
  ...protocolErrorsAbi,
  { type: "error", name: "Error", inputs: [{ name: "reason", type: "string" }] },
  { type: "error", name: "Panic", inputs: [{ name: "code", type: "uint256" }] },
] as const;

export type Revert =
  | { kind: "custom"; name: ErrorName; args: readonly unknown[] }
  | { kind: "reason"; reason: string }
  | { kind: "panic"; code: bigint }
  | { kind: "unknown"; data: Hex };

/** What a contract said when it reverted, wherever in the causes it is; undefined where no contract said anything. */
export function findRevert(causes: readonly Cause[]): Revert | undefined {
  for (const { source } of causes) {
    for (const name of ["raw", "data"]) {
      const data = field(source, name);
      // Four bytes at least, and no transaction hash: a selector is followed by whole words.
      if (isHex(data) && data.length >= 10 && (data.length - 10) % 64 === 0) return decodeRevert(data);
    }
  }
  return undefined;
}

function decodeRevert(data: Hex): Revert {
  try {
    const decoded = decodeErrorResult({ abi: revertsAbi, data });
    if (decoded.errorName === "Error") return { kind: "reason", reason: decoded.args[0] };
    if (decoded.errorName === "Panic") return { kind: "panic", code: decoded.args[0] };
    return { kind: "custom", name: decoded.errorName, args: decoded.args ?? [] };
  } catch {
    return { kind: "unknown", data };
  }
}
