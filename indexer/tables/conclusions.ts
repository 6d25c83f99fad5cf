import { batch } from "./batch.ts";
import type { Columns, Row } from "./columns.ts";
import { fleet } from "./fleet.ts";
import { happened } from "./happened.ts";
import { proofs } from "./proofs.ts";
import { slices } from "./slices.ts";

/** What the handlers write, without chain_id. prisma/schema.prisma says what each column means. */
export const conclusions = {
  ...batch,
  ...slices,
  ...fleet,
  ...proofs,
  creditChange: {
    ...happened,
    account: "text",
    token: "text",
    reason: "text",
    amount: "numeric",
    credit: "numeric",
    recipient: "text?",
  },
  settingChange: { ...happened, setting: "text", subject: "text?", value: "numeric" },
} as const satisfies Record<string, Columns>;

export type TableName = keyof typeof conclusions;
export type RowOf<Name extends TableName> = Row<(typeof conclusions)[Name]>;
export const tableNames = Object.keys(conclusions) as TableName[];
