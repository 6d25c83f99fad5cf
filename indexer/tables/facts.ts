import type { Columns, Row } from "./columns.ts";

/** What the chain said, without chain_id. */
export const facts = {
  block: { number: "bigint", hash: "text", parentHash: "text", time: "timestamptz" },
  log: {
    blockNumber: "bigint",
    logIndex: "int",
    txHash: "text",
    address: "text",
    event: "text",
    args: "jsonb",
  },
} as const satisfies Record<string, Columns>;

export type BlockRow = Row<typeof facts.block>;
export type LogRow = Row<typeof facts.log>;
