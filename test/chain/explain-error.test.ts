import {
  BaseError,
  ChainMismatchError,
  ContractFunctionExecutionError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  encodeErrorResult,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  NonceTooLowError,
  RawContractError,
  RpcRequestError,
  SwitchChainError,
  TimeoutError,
  TransactionExecutionError,
  UserRejectedRequestError,
  WaitForTransactionReceiptTimeoutError,
} from "viem";
import { hardhat } from "viem/chains";
import { describe, expect, test } from "vitest";
import { batchManagerAbi } from "#chain/abi/batch-manager.ts";
import { protocolErrorsAbi } from "#chain/abi/protocol-errors.ts";
import { explainError } from "#chain/explain-error.ts";
import { alice, deployment } from "./fixture.ts";

const costAboveMax = encodeErrorResult({
  abi: protocolErrorsAbi,
  errorName: "CostAboveMax",
  args: [108_000_000n, 100_000_000n],
});
const inUsdc = "The slice costs 108.00 USDC, above the 100.00 USDC you agreed to.";

const reverted = (data: Hex) =>
  new ContractFunctionExecutionError(
    new ContractFunctionRevertedError({ abi: batchManagerAbi, data, functionName: "buy" }),
    { abi: batchManagerAbi, functionName: "buy", args: [1n, 2n, 3n, alice] },
  );
const sending = (cause: BaseError) => new TransactionExecutionError(cause, { account: null, chain: hardhat });

describe("a revert", () => {
  test("is explained by its custom error, as viem gives it", () => {
    expect(explainError(reverted(costAboveMax), deployment).what).toBe(inUsdc);
  });

  test("of which viem had only the raw data is explained all the same", () => {
    expect(explainError(new RawContractError({ data: costAboveMax }), deployment).what).toBe(inUsdc);
    expect(explainError(new RawContractError({ data: { data: costAboveMax } }), deployment).what).toBe(inUsdc);
  });

  test("inside what a node answered is found", () => {
    const answer = { code: 3, message: "execution reverted", data: costAboveMax };
    const error = new RpcRequestError({ body: {}, url: "http://127.0.0.1", error: answer });
    expect(explainError(sending(new BaseError("x", { cause: error })), deployment).what).toBe(inUsdc);
  });

  test("inside what a wallet threw is found, however deep", () => {
    const thrown = {
      code: -32603,
      message: "Internal JSON-RPC error.",
      data: { originalError: { data: costAboveMax } },
    };
    expect(explainError(thrown, deployment).what).toBe(inUsdc);
  });

  test("with a text says the text", () => {
    const data = encodeErrorResult({
      abi: [{ type: "error", name: "Error", inputs: [{ type: "string", name: "reason" }] }],
      errorName: "Error",
      args: ["the issuer blocked you"],
    });
    expect(explainError(reverted(data)).what).toBe("The contract refused: the issuer blocked you");
  });

  test("by arithmetic is named", () => {
    const panic = (code: bigint) => `0x4e487b71${code.toString(16).padStart(64, "0")}` as const;
    expect(explainError(reverted(panic(0x11n))).what).toContain("too large, or fell below 0");
    expect(explainError(reverted(panic(0x12n))).what).toContain("panic code 0x12");
  });

  test("of an unknown error gives its selector", () => {
    expect(explainError(reverted(`0xdeadbeef${"00".repeat(32)}`)).what).toContain("(0xdeadbeef)");
  });

  test("without any data is not mistaken for something else", () => {
    expect(explainError(new BaseError("x", { details: "execution reverted" })).what).toBe(
      "The contract refused, and the node does not say why.",
    );
  });
});

describe("a failure outside of the contracts", () => {
  test.each([
    ["a rejection", sending(new UserRejectedRequestError(new Error("denied"))), "You rejected it", "now"],
    [
      "a rejection of a bare wallet",
      { code: 4001, message: "User denied transaction signature." },
      "You rejected it",
      "now",
    ],
    ["another chain", new ChainMismatchError({ chain: hardhat, currentChainId: 1 }), "on another chain", "now"],
    ["a chain the wallet does not know", new SwitchChainError(new Error("4902")), "did not switch", "now"],
    ["an open request", { code: -32002, message: "Already processing" }, "request open already", "now"],
    ["no coin for the fee", sending(new InsufficientFundsError()), "network fee", "now"],
    [
      "no coin for the fee, as hardhat says it",
      { message: "Sender doesn't have enough funds to send tx. The max upfront cost is: 1" },
      "network fee",
      "now",
    ],
    ["a nonce that was used", sending(new NonceTooLowError()), "counts this account's transactions", "now"],
    [
      "a nonce a reset chain has not reached",
      { message: "Nonce too high. Expected nonce to be 0 but got 7." },
      "counts",
      "now",
    ],
    ["a replacement that pays too little", { message: "replacement transaction underpriced" }, "waits already", "now"],
    ["the same transaction twice", { message: "already known" }, "sent already", "later"],
    ["a transaction that waits", new WaitForTransactionReceiptTimeoutError({ hash: "0x01" }), "not mined yet", "later"],
    ["no contract", new ContractFunctionZeroDataError({ functionName: "buy" }), "no contract of Lode", "no"],
    ["a node that is down", new HttpRequestError({ url: "http://127.0.0.1:1" }), "does not answer", "later"],
    ["a node that is slow", new TimeoutError({ body: {}, url: "http://127.0.0.1:1" }), "does not answer", "later"],
    ["a browser without a network", new TypeError("Failed to fetch"), "does not answer", "later"],
    ["too many requests", { code: 429, message: "slow down" }, "so many requests", "later"],
    ["a locked wallet", { code: 4100, message: "unauthorized" }, "not connected", "now"],
    [
      "a wallet that is gone",
      Object.assign(new Error("x"), { name: "ProviderNotFoundError" }),
      "not there any more",
      "now",
    ],
    ["a wallet that cannot", { code: 4200, message: "unsupported" }, "cannot do this", "no"],
  ] as const)("(%s) is explained", (_name, error, what, retry) => {
    const explanation = explainError(error);
    expect(explanation.what).toContain(what);
    expect(explanation.next).not.toBe("");
    expect(explanation.retry).toBe(retry);
  });

  test("that nobody foresaw is quoted, without its stack", () => {
    expect(explainError(new Error("The moon is full.\n    at file.ts")).what).toBe("The moon is full.");
    expect(explainError("just words").what).toBe("just words");
    expect(explainError(undefined).what).toBe("undefined");
    expect(explainError({}).what).not.toBe("");
  });

  test("whose causes go round in a circle is explained, too", () => {
    const error = new Error("round");
    error.cause = error;
    expect(explainError(error).what).toBe("round");
  });

  test("does not take a transaction's hash for a revert", () => {
    expect(explainError({ code: 4001, message: "no", data: `0x${"11".repeat(32)}`, alice }).what).toContain("rejected");
  });
});
