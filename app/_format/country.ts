const names = new Intl.DisplayNames("en", { type: "region" });

/** "Norway" of "NO"; the code itself where it is no country's. */
export function countryOf(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
