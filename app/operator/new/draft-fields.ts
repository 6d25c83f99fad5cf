import type { DraftField } from "./draft.ts";

export type Entry = { field: DraftField; label: string; hint: string; kind?: "text" | "time" | "choice" };

/** The form, part by part. `choice`: from a list that the page knows. */
export const groups: { title: string; entries: Entry[] }[] = [
  {
    title: "What is sold",
    entries: [
      { field: "name", label: "Name", hint: "As buyers see it, at most 64 bytes.", kind: "text" },
      { field: "site", label: "Site", hint: "The whole capacity is reserved from it.", kind: "choice" },
      { field: "capacity", label: "Units for sale", hint: "The whole capacity. Payouts are shared over all of it." },
      { field: "rate", label: "Price per unit and day, USD", hint: "Buyers pay it for every period that is left." },
      {
        field: "upfront",
        label: "Upfront part per unit, USD",
        hint: "Yours once nobody can give slices back; at most 20 % of the whole price.",
      },
      { field: "periods", label: "Days", hint: "Each period is one UTC day. At most 3,660." },
      {
        field: "minUnits",
        label: "Units that must be sold",
        hint: "Or the batch is cancelled and everybody refunded. Empty: any number.",
      },
    ],
  },
  {
    title: "When, in UTC",
    entries: [
      { field: "termStart", label: "Term starts", hint: "First day of mining, at 00:00.", kind: "time" },
      { field: "saleStart", label: "Sale starts", hint: "", kind: "time" },
      { field: "saleEnd", label: "Sale ends", hint: "At the latest when the term does.", kind: "time" },
      {
        field: "refundDeadline",
        label: "Slices can be given back until",
        hint: "For all that was paid. At the latest when the term starts; empty: never.",
        kind: "time",
      },
      {
        field: "graceHours",
        label: "Hours to post a payout",
        hint: "After each period; 1 to 336. Later is a default.",
      },
    ],
  },
  {
    title: "What stands behind it",
    entries: [
      { field: "bond", label: "Bond, USD", hint: "Left empty: the minimum, 5 % of the total price." },
      { field: "maxHosting", label: "Hosting may take at most, %", hint: "Of each payout. Enforced by the contract." },
      {
        field: "evidence",
        label: "Evidence required",
        hint: "A payout below it cannot be posted, and one not posted in time is a default. Proven: your part waits until Bitcoin payments cover it.",
        kind: "choice",
      },
      {
        field: "attesterSet",
        label: "Attesters",
        hint: "Who signs payouts; npm run create-attester-set makes a set. It never changes.",
        kind: "choice",
      },
      {
        field: "arbiter",
        label: "Arbiter of disputes",
        hint: "May give the bond to the holders after a dispute, and nothing else. Empty: no disputes.",
        kind: "text",
      },
      {
        field: "royalty",
        label: "Royalty on resales, %",
        hint: "Yours, at most 10. Markets decide whether they pay it.",
      },
    ],
  },
  {
    title: "What you disclose about the farm",
    entries: [
      { field: "pool", label: "Mining pool", hint: "At most 32 bytes.", kind: "text" },
      { field: "efficiency", label: "Efficiency, J/TH", hint: "Of the machines." },
      { field: "power", label: "Electricity, USD/kWh", hint: "" },
      { field: "pue", label: "PUE", hint: "1.00 where nothing goes to cooling." },
      { field: "service", label: "Service, USD/TH/day", hint: "Beyond electricity." },
      { field: "poolFee", label: "Pool fee, %", hint: "" },
    ],
  },
];
