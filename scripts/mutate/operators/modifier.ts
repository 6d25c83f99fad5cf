import { type Operator, replaceNode } from "../operator.ts";

/** A function lost its guard: restricted, nonReentrant, whenNotPaused, onlyManager. */
export const modifier: Operator = (node) =>
  node.nodeType === "ModifierInvocation" && node.kind !== "baseConstructorSpecifier" ? [replaceNode(node, "")] : [];
