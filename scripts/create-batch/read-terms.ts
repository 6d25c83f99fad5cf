import { type Address, getAddress, isAddress, zeroAddress } from "viem";
import type { CreateBatchArgs } from "#chain/calls/create-batch.ts";
import type { Deployment } from "#chain/deployment.ts";
import { findToken } from "#chain/tokens.ts";
import { decimalToUnits } from "#evidence/decimal.ts";
import { parseRecordJson, RecordJsonError } from "#evidence/json.ts";
import { parseDay, parseZonedTime, secondsPerDay } from "#evidence/utc-day.ts";
import { type Field, fieldNames } from "#scripts/create-batch/fields.ts";
import { hashrateUnits, parseHashrate } from "#scripts/read-hashrate.ts";

export type Fields = Partial<Record<Field, string>>;

export class TermsRefused extends Error {
  override name = "TermsRefused";
}

/** The fields of a terms file, numbers kept as written. Throws TermsRefused. */
export function readTermsFile(text: string): Fields {
  try {
    const { value } = parseRecordJson(text);
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new TermsRefused("The terms file is not an object.");
    const found: Fields = {};
    for (const [key, content] of Object.entries(value)) {
      const field = fieldNames.find((name) => name === key);
      if (field === undefined)
        throw new TermsRefused(`The terms file has "${key}", which is no term. Known: ${fieldNames.join(", ")}.`);
      if (typeof content !== "string")
        throw new TermsRefused(`"${key}" in the terms file is neither a text nor a number.`);
      found[field] = content;
    }
    return found;
  } catch (error) {
    if (error instanceof RecordJsonError)
      throw new TermsRefused(`The terms file is not valid JSON, line ${error.line}: ${error.message}`);
    throw error;
  }
}

/** What `createBatch` takes, from fields as people write them. Throws TermsRefused with every fault, one per line. */
export function termsFrom(given: Fields, deployment: Deployment): CreateBatchArgs {
  const faults: string[] = [];
  const text = (field: Field, otherwise?: string) => {
    const value = given[field] ?? otherwise;
    if (value === undefined) faults.push(`${field} is missing.`);
    return value ?? "";
  };
  const scaled = (field: Field, decimals: number, otherwise?: string) => {
    const written = text(field, otherwise);
    if (written === "") return 0n;
    const units = decimalToUnits(written, decimals);
    if (typeof units === "bigint" && units >= 0n) return units;
    faults.push(`${field} is "${written}"; write a number from 0 with at most ${decimals} decimals.`);
    return 0n;
  };
  const whole = (field: Field, decimals = 0, otherwise?: string) => Number(scaled(field, decimals, otherwise));
  const time = (field: Field) => {
    const written = text(field);
    const at = parseDay(written) ?? parseZonedTime(written);
    if (at === undefined && written !== "")
      faults.push(`${field} is "${written}"; write 2024-03-20, or 2024-03-20T12:00:00Z.`);
    return at ?? 0;
  };
  const hashrate = (field: Field) => {
    const written = text(field, "1 TH/s");
    const hashrate = parseHashrate(written);
    if (hashrate !== undefined) return hashrate;
    faults.push(`${field} is "${written}"; write a number and one of ${hashrateUnits}.`);
    return 0n;
  };
  const account = (field: Field): Address => {
    const written = given[field] ?? zeroAddress;
    if (isAddress(written)) return getAddress(written);
    faults.push(`${field} is "${written}"; write an address.`);
    return zeroAddress;
  };
  const { usdc, wbtc } = deployment.tokens;
  const payment = findToken(deployment, usdc)?.decimals ?? 6;
  const args: CreateBatchArgs = {
    terms: {
      paymentToken: usdc,
      payoutToken: wbtc,
      unitHashrate: hashrate("unitHashrate"),
      capacity: scaled("capacity", 0),
      rate: scaled("rate", payment),
      upfront: scaled("upfront", payment, "0"),
      saleStart: time("saleStart"),
      saleEnd: time("saleEnd"),
      refundDeadline: given.refundDeadline === undefined ? 0 : time("refundDeadline"),
      termStart: time("termStart"),
      periodSeconds: whole("periodDays", 0, "1") * secondsPerDay,
      periods: whole("periods"),
      grace: whole("graceDays") * secondsPerDay,
      minUnits: scaled("minUnits", 0, "0"),
      maxHostingBps: whole("maxHostingPercent", 2),
      royaltyBps: whole("royaltyPercent", 2, "0"),
      evidenceRequired: whole("evidenceRequired", 0, "0"),
      attesterSet: whole("attesterSet", 0, "0"),
      site: whole("site"),
      arbiter: account("arbiter"),
      bond: scaled("bond", payment),
    },
    disclosure: {
      name: text("name"),
      pool: text("pool", ""),
      efficiencyMilliJoulesPerTh: whole("efficiencyJoulesPerTh", 3),
      powerMicroUsdPerKwh: whole("powerUsdPerKwh", 6),
      pueBps: whole("pue", 4),
      poolFeeBps: whole("poolFeePercent", 2),
      serviceMicroUsdPerThDay: whole("serviceUsdPerThDay", 6),
    },
  };
  if (faults.length > 0)
    throw new TermsRefused(`The terms cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  return args;
}
