/** What a terms file says about a batch, and the flag of the same name in kebab-case. All are written as people write them. */
export const fields = {
  name: "name of the batch, 1 to 64 bytes",
  site: "number of the site whose capacity is sold (npm run register-site)",
  pool: "the mining pool",
  unitHashrate: 'hashrate of one unit: "1 TH/s"',
  capacity: "number of units",
  rate: 'price of one unit for one period, in payment tokens: "0.04"',
  upfront:
    "payment tokens per unit, the operator's once no slice can be given back; at most 20 % of the price (default 0)",
  bond: "payment tokens at stake; at least 5 % of the total price",
  saleStart: "first moment of the sale: 2024-03-20, or a time with its zone",
  saleEnd: "first moment after the sale",
  refundDeadline: "until when a slice can be given back for its price (default: never)",
  minUnits: "units that must be sold, or the batch is cancelled (default 0)",
  termStart: "first moment of period 0",
  periods: "number of periods",
  periodDays: "days per period (default 1)",
  graceDays: "days to post after the end of a period",
  maxHostingPercent: "most that hosting may take of a payout",
  royaltyPercent: "of every resale, for the operator (default 0)",
  evidenceRequired: "of every payout: 0 none, 1 a pool's signature, 2 an auditor's, 3 proofs on Bitcoin (default 0)",
  attesterSet: "number of the set of attesters who sign payouts (default: nobody)",
  arbiter: "account that decides disputes about the bond (default: there are none)",
  efficiencyJoulesPerTh: "of the machines",
  powerUsdPerKwh: "price of electricity",
  pue: "power usage effectiveness: 1.03",
  poolFeePercent: "of the mining pool",
  serviceUsdPerThDay: "service beyond electricity",
} as const;

export type Field = keyof typeof fields;

export const fieldNames = Object.keys(fields) as Field[];

/** powerUsdPerKwh is --power-usd-per-kwh. */
export function flagOf(field: Field): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
