const kinds: readonly (readonly [RegExp, string])[] = [
  [/^0x76a914[0-9a-f]{40}88ac$/, "Pay to key hash"],
  [/^0xa914[0-9a-f]{40}87$/, "Pay to script hash"],
  [/^0x0014[0-9a-f]{40}$/, "SegWit key hash"],
  [/^0x0020[0-9a-f]{64}$/, "SegWit script hash"],
  [/^0x5120[0-9a-f]{64}$/, "Taproot"],
];

/** What people call a script of this form. */
export const kindOfScript = (script: `0x${string}`): string =>
  kinds.find(([form]) => form.test(script.toLowerCase()))?.[1] ?? "Script";
