/** A chain's time for people: 1713571200 is "2024-04-20 00:00 UTC". Seconds are shown where they are not 0. */
export function formatUtc(seconds: bigint | number): string {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return `second ${seconds}`;
  const iso = date.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, iso.slice(17, 19) === "00" ? 16 : 19)} UTC`;
}

/** A length of time for people, in its two largest parts: 90061 is "1 day 1 hour". */
export function formatDuration(seconds: bigint | number): string {
  let rest = Number(seconds);
  const parts: string[] = [];
  for (const [length, name] of [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
    [1, "second"],
  ] as const) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
  }
  return parts.slice(0, 2).join(" ") || "0 seconds";
}
