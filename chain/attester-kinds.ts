/** `IAttesterRegistry.Kind`, by its number, as commands and forms name it. */
export const ATTESTER_KINDS = ["none", "operator", "pool", "auditor"] as const;
export type AttesterKind = (typeof ATTESTER_KINDS)[number];

/** Evidence that a signature of this kind reaches: an operator's own raises none. */
export function levelOfKind(kind: AttesterKind): number {
  return Math.max(0, ATTESTER_KINDS.indexOf(kind) - 1);
}
