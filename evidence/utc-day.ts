export const secondsPerDay = 86_400;

/** Bitcoin's first block. Nothing was mined before. */
const firstDay = Date.UTC(2009, 0, 3) / 1000;
const lastDay = Date.UTC(2100, 0, 1) / 1000;

function seconds(iso: string): number | undefined {
  const at = Date.parse(iso) / 1000;
  return Number.isSafeInteger(at) && at >= firstDay && at < lastDay ? at : undefined;
}

/** "2024-03-08" to the day's first second; undefined for another form, or a day no calendar has. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = seconds(`${text}T00:00:00Z`);
  return at !== undefined && formatDay(at) === text ? at : undefined;
}

/** An ISO time that names its zone ("2024-03-08T00:00:00.000+00:00") to unix seconds; undefined for any other form. */
export function parseZonedTime(text: string): number | undefined {
  const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.exec(text);
  if (form === null || parseDay(form[1] ?? "") === undefined) return undefined;
  return seconds(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
}

/** "2021-08-22 04:05:01", taken as UTC, to unix seconds; the time may be left out. */
export function parseUtcTime(text: string): number | undefined {
  const form = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?(?: ?UTC|Z)?$/.exec(text);
  if (form === null || parseDay(form[1] ?? "") === undefined) return undefined;
  return seconds(`${form[1]}T${form[2] ?? "00:00"}Z`);
}

/** The day's first second to "2024-03-08". */
export function formatDay(start: number): string {
  return new Date(start * 1000).toISOString().slice(0, 10);
}

/** First second of the UTC day that `at` lies in. */
export function startOfDay(at: number): number {
  return at - (at % secondsPerDay);
}
