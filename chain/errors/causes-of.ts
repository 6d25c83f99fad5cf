/** One error of a chain of causes, as far as it tells anything; wallets throw plain objects, too. */
export interface Cause {
  name: string;
  code: unknown;
  message: string;
  source: object;
}

/** An error and its causes, outermost first: what viem, wagmi, a wallet and a node each said. */
export function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  const seen = new Set<unknown>();
  const queue: unknown[] = [error];
  while (queue.length > 0) {
    const next = queue.shift();
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    causes.push({
      name: textOf(field(next, "name")),
      code: field(next, "code"),
      // viem's own message repeats the whole request; the details are what the node or wallet said.
      message: textOf(field(next, "details")) || textOf(field(next, "shortMessage")) || textOf(field(next, "message")),
      source: next,
    });
    for (const inner of ["cause", "error", "data", "originalError", "info"]) queue.push(field(next, inner));
  }
  return causes;
}

export function field(source: object, name: string): unknown {
  return Reflect.get(source, name);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
