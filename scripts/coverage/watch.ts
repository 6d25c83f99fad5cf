import { type AstNode, rangeOf, readNode } from "#scripts/solc/ast.ts";
import { compile, errorsOf } from "#scripts/solc/compile.ts";
import { applyEdit, type Edit, slice } from "#scripts/solc/edit.ts";
import { findConditions } from "./conditions.ts";
import { findStatements } from "./statements.ts";
import { watcher } from "./watcher.ts";

/** Something that tests can reach: a statement, or one way that a condition can go. */
export type Mark = { tag: string; file: string; line: number; kind: "statement" | "true" | "false"; text: string };

export type Watched = { source: string; marks: Mark[] };

/** A file that reports, as it runs, each statement it comes to and how each of its conditions was answered. */
export function watch(file: string, source: string): Watched {
  const unit = parse(file, source);
  const marks: Mark[] = [];
  const edits: Edit[] = [];
  const mark = (start: number, end: number, kind: Mark["kind"]) => {
    const text = slice(source, start, end).replace(/\s+/g, " ");
    const tag = `${file}#${marks.length}`;
    marks.push({ tag, file, line: slice(source, 0, start).split("\n").length, kind, text });
    return `"${tag}"`;
  };
  for (const { start, end, bare } of findStatements(unit, source)) {
    edits.push({ start, end: start, text: `${bare ? "{" : ""}LodeWatcher.came(${mark(start, end, "statement")});` });
    if (bare) edits.push({ start: end, end, text: "}" });
  }
  for (const { start, end } of findConditions(unit).map(rangeOf)) {
    const [so, not] = [mark(start, end, "true"), mark(start, end, "false")];
    edits.push({ start, end: start, text: `LodeWatcher.saw(${so}, ${not}, ` }, { start: end, end, text: ")" });
  }
  if (marks.length === 0) return { source, marks };
  // From the end to the start, so that positions hold; of several at one place, the outermost opens first.
  const ordered = edits.map((edit, i) => ({ edit, i })).sort((a, b) => b.edit.start - a.edit.start || a.i - b.i);
  const watched = ordered.reduce((text, { edit }) => applyEdit(text, edit), source);
  return { source: `${watched}\nimport {LodeWatcher} from "${watcher.name}";\n`, marks };
}

function parse(file: string, source: string): AstNode {
  const settings = { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } };
  const compiled = compile({ sources: { [file]: source }, settings });
  if (errorsOf(compiled).length > 0) throw new Error(errorsOf(compiled).join("\n"));
  return readNode(compiled.sources[file]?.ast);
}
