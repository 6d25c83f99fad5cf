/** JSON with every bigint as a string of digits and every time in ISO 8601. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? item.toString() : item));
