import { z } from "zod";
import type { Deployment } from "#chain/deployment.ts";
import type { IndexStatus } from "#queries/find-index-status.ts";
import type { JsonOf } from "./json-of.ts";
import { address, asOf, count, digits, evmHash, time } from "./parts.ts";

export const indexStatus = z.strictObject({
  ...{ chainId: z.int(), blockNumber: digits, blockHash: evmHash, blockTime: time },
  ...{ headBlock: digits, startBlock: digits, caughtUp: z.boolean() },
}) satisfies z.ZodType<JsonOf<IndexStatus>>;

const deployment = z.strictObject({
  ...{ chainId: z.int(), startBlock: count, genesisHash: evmHash },
  bitcoinNetwork: z.enum(["mainnet", "testnet", "signet", "regtest"]),
  ...{ accessManager: address, attesterRegistry: address, batchManager: address, bitcoinRelay: address },
  ...{ capacitySlices: address, fleetRegistry: address, heldEscrow: address, payoutProofs: address },
  ...{ sliceDescriptor: address, sliceMarket: address },
  tokens: z.strictObject({ usdc: address, wbtc: address }),
}) satisfies z.ZodType<JsonOf<Deployment>>;

export const healthAnswer = z.strictObject({ asOf, ok: z.literal(true), behindBlocks: digits });
export const statusAnswer = z.strictObject({ asOf, status: indexStatus, deployment });

export const documentAnswer = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

export const liveAnswer = z
  .string()
  .describe(
    "events: `block`, whose data is the status of /api/v1/status, at once and after each block; `away` while the database is",
  );
