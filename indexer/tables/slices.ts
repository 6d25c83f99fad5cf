import type { Columns } from "./columns.ts";
import { happened } from "./happened.ts";

const slice = { batchId: "bigint", sliceId: "bigint" } as const;
const span = {
  ...slice,
  fromPosition: "bigint",
  toPosition: "bigint?",
  endedBy: "text?",
  owner: "text",
  units: "numeric",
  paid: "numeric",
} as const;

/** Tables about slices and who holds them. */
export const slices = {
  slice: {
    ...slice,
    ...happened,
    buyer: "text",
    firstOwner: "text",
    units: "numeric",
    cost: "numeric",
    origin: "text",
    carried: "numeric",
    refundCarried: "numeric",
  },
  sliceParent: { ...slice, parentId: "bigint", position: "bigint" },
  sliceEnd: { ...slice, ...happened, how: "text", owner: "text", amount: "numeric?", recipient: "text?" },
  holderSetting: { ...happened, owner: "text", setting: "text", value: "text" },
  sliceSpan: span,
  refundSpan: span,
  transfer: { ...slice, ...happened, sender: "text", recipient: "text" },
  claim: { ...slice, ...happened, kind: "text", owner: "text", recipient: "text", token: "text", amount: "numeric" },
  settlement: { ...slice, ...happened, kind: "text", owner: "text", token: "text", amount: "numeric" },
} as const satisfies Record<string, Columns>;
