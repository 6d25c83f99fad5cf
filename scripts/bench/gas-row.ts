/** What one operation cost, in gas of the whole transaction, beside the most it may and what a peer needs for the like. */
export interface GasRow {
  name: string;
  value: number;
  unit: "gas" | "bytes";
  target: number | null;
  peer: string | null;
  peerValue: number | null;
}

export type Peer = [name: string, value: number | bigint];

export const row = (name: string, value: number | bigint, target: number | null, peer?: Peer): GasRow => ({
  name,
  value: Number(value),
  unit: "gas",
  target,
  peer: peer?.[0] ?? null,
  peerValue: peer ? Number(peer[1]) : null,
});

/** Whole transactions that others published: no npm package carries those contracts. */
export const published = {
  sablierCreate: ["Sablier createLL (published)", 176_091],
  sablierTransfer: ["Sablier withdrawMaxAndTransfer (published)", 118_563],
  splitsCreate: ["Splits createSplit (published)", 184_136],
  splitsDistribute: ["Splits distribute to 10 (published)", 154_594],
  splitsWarehouse: ["Splits warehouse withdraw (published)", 68_919],
  erc3525Split: ["ERC-3525 split (published)", 229_819],
} satisfies Record<string, Peer>;
