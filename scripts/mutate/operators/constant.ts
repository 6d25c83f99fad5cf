import { type Operator, replaceNode, textOf } from "../operator.ts";

/** A number off by one, a truth turned. */
export const constant: Operator = (node, source) => {
  if (node.nodeType !== "Literal") return [];
  if (node.kind === "bool") return [replaceNode(node, node.value === "true" ? "false" : "true")];
  const written = textOf(node, source);
  const digits = /^\d[\d_]*/.exec(written)?.[0];
  if (node.kind !== "number" || digits === undefined || !/^\d[\d_]*( \w+)?$/.test(written)) return [];
  const value = BigInt(digits.replaceAll("_", ""));
  const unit = written.slice(digits.length);
  return [value + 1n, value - 1n].filter((near) => near >= 0n).map((near) => replaceNode(node, `${near}${unit}`));
};
