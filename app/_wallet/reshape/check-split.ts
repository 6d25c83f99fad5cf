import { formatCounted } from "#app/_format/count.ts";

export type Cut = { ok: true; parts: [bigint, bigint] } | { ok: false; problem: string };

/** A split in two as typed: the units of the first part; the rest is the second. */
export function checkSplit(units: bigint, typed: string): Cut {
  const text = typed.trim().replaceAll(",", "");
  if (text === "") return { ok: false, problem: "Enter how many units the first part shall have." };
  if (!/^\d{1,20}$/.test(text)) {
    return { ok: false, problem: `"${typed.trim()}" is not a whole number of units: units cannot be divided.` };
  }
  const first = BigInt(text);
  if (first === 0n) return { ok: false, problem: "Each part has at least 1 unit." };
  if (first >= units) {
    return {
      ok: false,
      problem: `The slice has ${formatCounted(units, "unit")}: leave at least 1 for the second part.`,
    };
  }
  return { ok: true, parts: [first, units - first] };
}
