/** The columns that say where and when a row came from. */
export const happened = { position: "bigint", txHash: "text", at: "timestamptz" } as const;
