import { decimalToUnits, measureToUnits } from "#evidence/decimal.ts";

type Report = (what: string) => void;

/** No account of any pool ever earned this in a day: a larger figure is sats in a column of bitcoins. */
const maxSats = 10_000n * 100_000_000n;

/** 10^24 H/s, more than a thousand times the whole network of 2026. */
const maxHashrate = 10n ** 24n;

/** Spreadsheets of half the world write a comma before the decimals. */
function commaHint(text: string): string {
  return /^-?\d+,\d+$/.test(text) ? " Write a point, not a comma, before the decimals." : "";
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function readSats(text: string, decimals: number, name: string, report: Report): bigint | undefined {
  const sats = decimalToUnits(text, decimals);
  if (sats === "not a number") {
    report(`${name} is ${quoted(text)}, which is not a number.${commaHint(text)}`);
  } else if (sats === "too precise") {
    report(`${name} is ${text}, which is finer than one sat.`);
  } else if (sats < 0n) {
    report(`${name} is negative (${text}).`);
  } else if (sats > maxSats) {
    report(`${name} is ${text}: more than 10,000 BTC for one account and day. Check its unit.`);
  } else {
    return sats;
  }
  return undefined;
}

/** Bitcoins as the pool wrote them ("0.09837098") to sats, exactly; reports what is wrong and answers undefined. */
export function satsFromBtc(text: string, name: string, report: Report): bigint | undefined {
  return readSats(text, 8, name, report);
}

/** Whole sats as written ("9837098"); reports what is wrong and answers undefined. */
export function satsFromSats(text: string, name: string, report: Report): bigint | undefined {
  return readSats(text, 0, name, report);
}

/** A hashrate in units of 10^`exponent` H/s to whole H/s, rounded down; reports what is wrong and answers undefined. */
export function hashrateFrom(text: string, exponent: number, name: string, report: Report): bigint | undefined {
  const hashrate = measureToUnits(text, exponent);
  if (hashrate === "not a number") report(`${name} is ${quoted(text)}, which is not a number.${commaHint(text)}`);
  else if (hashrate < 0n) report(`${name} is negative (${text}).`);
  else if (hashrate > maxHashrate) report(`${name} is ${text}, more than the whole Bitcoin network. Check its unit.`);
  else return hashrate;
  return undefined;
}
