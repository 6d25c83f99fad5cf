import { describe, expect, test } from "vitest";
import { readRangeRefusal } from "#indexer/rpc/range-refusal.ts";

const ASKED = 100_000n;

describe("how many blocks a provider would answer is read from its own words", () => {
  const alchemy =
    "Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range and no limit on the response size, " +
    "or you can request any block range with a cap of 10K logs in the response. Based on your parameters and the response size " +
    "limit, this block range should work: [0x148aa7a, 0x148aa86]";
  test.each([
    ["Alchemy", alchemy, 13n],
    [
      "Alchemy, free",
      "You can make eth_getLogs requests with up to a 500 block range. Based on your parameters, this block range should work: [0x1be4213, 0x1be4406]",
      500n,
    ],
    ["Alchemy, without a range", alchemy.split(" Based")[0] ?? "", 2_000n],
    ["Infura", "query returned more than 10000 results. Try with this block range [0x1000, 0x10ff].", 256n],
    ["Infura, too wide", "range 1000000 exceeds limit of 10000", 10_000n],
    ["QuickNode", "eth_getLogs and eth_newFilter are limited to a 10,000 blocks range", 10_000n],
    ["Base", "eth_getLogs is limited to a 10,000 range", 10_000n],
    ["Coinbase", "please limit the query to at most 1000 blocks", 1_000n],
    ["publicnode, NodeReal", "exceed maximum block range: 50000", 50_000n],
    ["dRPC", "ranges over 10000 blocks are not supported on freetier", 10_000n],
    ["dRPC, later", "ranges over 10000 blocks are not supported on free plan", 10_000n],
    ["Cloudflare", "Invalid parameters. Max range: 800", 800n],
    ["LlamaRPC, reth", "query exceeds max results 20000, retry with the range 24383075-24383096", 22n],
    ["reth", "query exceeds max block range 10000", 10_000n],
    ["1RPC", "eth_getLogs is limited to 0 - 50 blocks range", 50n],
    ["BlockPI", "eth_getLogs is limited to 1024 block range. Please check the parameter requirements", 1_024n],
    ["Avalanche", "requested too many blocks from 1 to 5000, maximum is set to 2048", 2_048n],
    ["thirdweb", "Maximum allowed number of requested blocks is 1000", 1_000n],
    ["Blast", "exceeds the range allowed for your plan (10001 > 5000)", 5_000n],
    ["Moonbeam", "block range is too wide (maximum 1024)", 1_024n],
    ["Merkle", "eth_getLogs range is too large, max is 1k blocks", 1_000n],
    ["BlockRazor", "log query range must not exceed 25 blocks", 25n],
    ["Swell", "block range greater than 1000 max", 1_000n],
    ["Somnia", "block range exceeds 1000", 1_000n],
    ["Tron", "exceed max block range: 5000", 5_000n],
    ["Harmony", "query must be smaller than size 1024", 1_024n],
    ["Aurora", "You can make eth_getLogs requests with up to a 2000 block range", 2_000n],
    ["Ankr, TAC", "maximum [from, to] blocks distance: 10000", 10_000n],
  ])("%s", (_, message, suggested) => {
    expect(readRangeRefusal(message, ASKED)).toEqual({ suggested });
  });
});

describe("a refusal without a number is still seen to be one", () => {
  test.each([
    ["Ankr", "block range is too wide"],
    ["Base", "no backend is currently healthy to serve traffic"],
    ["Base, Monad", "block range too large"],
    ["Optimism", "Block range is too large"],
    ["Optimism, size", "backend response too large"],
    [
      "Chainstack",
      "Block range limit exceeded. See more details at https://docs.chainstack.com/docs/limits#evm-range-limits.",
    ],
    ["Valtitude", "allowed block range threshold exceeded"],
    ["Arbitrum", "logs matched by query exceeds limit of 10000"],
    ["zkEVM", "query returned more than 20000 results"],
    ["1RPC, size", "response size should not greater than 10000000 bytes"],
    ["Alchemy, time", "Query timeout exceeded. Consider reducing your block range."],
    ["Infura, time", "query timeout exceeded"],
    ["Nethermind", "eth_getLogs request was canceled due to enabled timeout."],
  ])("%s", (_, message) => {
    expect(readRangeRefusal(message, 5_000n)).toEqual({ suggested: undefined });
  });

  test("and a number that was asked for already helps nobody: the answer's size was the reason", () => {
    expect(readRangeRefusal("eth_getLogs is limited to a 10,000 range", 4_000n)).toEqual({ suggested: undefined });
  });
});

describe("other refusals are not taken for one", () => {
  test.each([
    "Must be authenticated!",
    "Your app has exceeded its compute units per second capacity. If you have retries enabled, you can safely ignore this message.",
    "rate limit exceeded",
    "daily request count exceeded, request rate limited",
    "missing trie node 0xabc (path )",
    "the method eth_getLogs does not exist/is not available",
    "unknown block",
    "execution reverted",
    "busy",
  ])("%s", (message) => {
    expect(readRangeRefusal(message, ASKED)).toBeUndefined();
  });
});
