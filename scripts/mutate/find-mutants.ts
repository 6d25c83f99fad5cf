import { type AstNode, walk } from "#scripts/solc/ast.ts";
import { applyEdit, type Edit } from "#scripts/solc/edit.ts";
import type { Operator } from "./operator.ts";
import { assignment } from "./operators/assignment.ts";
import { binary } from "./operators/binary.ts";
import { condition } from "./operators/condition.ts";
import { constant } from "./operators/constant.ts";
import { deletion } from "./operators/deletion.ts";
import { modifier } from "./operators/modifier.ts";
import { order } from "./operators/order.ts";
import { lineOf, statementAround } from "./place.ts";

export type Mutant = {
  file: string;
  line: number;
  /** Of the function or constant it is in. */
  within: string;
  operator: string;
  /** The lines it changes, as they are and as they would be, spaces evened out. */
  before: string;
  after: string;
  source: string;
};

const operators: Record<string, Operator> = { binary, assignment, deletion, condition, constant, order, modifier };

/** Every mutant of a file, in the order of its source. `ast` is the compiler's, with types. */
export function findMutants(file: string, source: string, ast: AstNode): Mutant[] {
  const found = new Map<string, Mutant>();
  walk(ast, (node, above) => {
    const within = nameOf([...above, node]);
    for (const [operator, mutate] of Object.entries(operators)) {
      for (const edit of mutate(node, source)) {
        const mutant = describe(file, source, edit);
        if (!found.has(mutant.source)) found.set(mutant.source, { ...mutant, within, operator });
      }
    }
  });
  return [...found.values()];
}

function describe(file: string, source: string, edit: Edit) {
  const mutated = applyEdit(source, edit);
  const { start, end } = statementAround(source, edit);
  const longer = Buffer.byteLength(mutated) - Buffer.byteLength(source);
  return {
    file,
    line: lineOf(source, edit.start),
    before: evened(source, start, end),
    after: evened(mutated, start, end + longer),
    source: mutated,
  };
}

const evened = (source: string, start: number, end: number) =>
  Buffer.from(source).subarray(start, end).toString().replace(/\s+/g, " ").trim();

const named = ["FunctionDefinition", "ModifierDefinition", "VariableDeclaration"];

function nameOf(path: AstNode[]): string {
  const outer = path.find(
    ({ nodeType, stateVariable }) => named.includes(nodeType) && (nodeType !== named[2] || stateVariable),
  );
  return outer ? String(outer.name || outer.kind) : "";
}
