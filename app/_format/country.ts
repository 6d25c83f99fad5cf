const names = new Intl.DisplayNames("en", { type: "region" });

/** What ISO 3166 leaves to whoever does not say. */
const unstated = "ZZ";

/** "Norway" of "NO"; the code itself where it is no country's. */
export function countryOf(code: string): string {
  if (code === unstated) return "Country not stated";
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
