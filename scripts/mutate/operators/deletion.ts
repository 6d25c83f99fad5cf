import { type AstNode, child, childrenOf, rangeOf } from "#scripts/solc/ast.ts";
import { type Edit, slice } from "#scripts/solc/edit.ts";
import type { Operator } from "../operator.ts";

/** A statement was forgotten: an assignment, a call, a guard. Declarations, returns and events stay. */
export const deletion: Operator = (node, source) => {
  if (node.nodeType === "ExpressionStatement") {
    const { start, end } = rangeOf(node);
    const semicolon = Buffer.from(source).indexOf(";", end);
    // The step of a loop ends with a bracket instead.
    return slice(source, end, semicolon).trim() === "" ? [{ start, end: semicolon + 1, text: "{}" }] : [];
  }
  if (node.nodeType !== "IfStatement" || node.falseBody) return [];
  const body = child(node, "trueBody");
  const statements = body.nodeType === "Block" ? childrenOf(body, "statements") : [body];
  const leaves =
    statements.length === 1 && ["RevertStatement", "Return", "Continue"].includes(statements[0]?.nodeType ?? "");
  return leaves ? [withoutGuard(node, source)] : [];
};

function withoutGuard(node: AstNode, source: string): Edit {
  const { start, end } = rangeOf(node);
  // The compiler leaves the last semicolon of a body without braces out.
  const bytes = Buffer.from(source);
  const closed = ["}", ";"].includes(String.fromCharCode(bytes[end - 1] ?? 0));
  return { start, end: closed ? end : bytes.indexOf(";", end) + 1, text: "{}" };
}
