const hex = /^0x[0-9a-fA-F]*$/;

/** An event's arguments as JSON: whole numbers beyond 48 bits as decimal strings, and no zero character, which jsonb cannot hold. */
export function argsJson(value: unknown): string {
  switch (typeof value) {
    case "bigint":
      return `"${value}"`;
    case "string":
      return hex.test(value) ? `"${value}"` : JSON.stringify(value.replaceAll("\0", "\u{FFFD}"));
    case "object":
      return Array.isArray(value) ? `[${value.map(argsJson).join(",")}]` : `{${membersOf(value ?? {})}}`;
    // An event without arguments has none, not an empty list of them.
    case "undefined":
      return "{}";
    default:
      return String(value);
  }
}

/** Names come from the ABIs: nothing in them needs escaping. */
function membersOf(value: object): string {
  let members = "";
  for (const [name, member] of Object.entries(value)) {
    members += `${members === "" ? "" : ","}"${name}":${argsJson(member)}`;
  }
  return members;
}
