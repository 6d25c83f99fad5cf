import type { Mark } from "./watch.ts";

export type Part = { reached: number; all: number };
export type FileCoverage = { file: string; lines: Part; branches: Part; missed: string[] };

/** Lines on which a statement begins, reached where all of those were; and both answers of every condition. */
export function figuresOf(file: string, marks: Mark[], hits: ReadonlySet<string>): FileCoverage {
  const branches = marks.filter(({ kind }) => kind !== "statement");
  const lines = new Map<number, boolean>();
  for (const { kind, line, tag } of marks) {
    if (kind === "statement") lines.set(line, (lines.get(line) ?? true) && hits.has(tag));
  }
  return {
    file,
    lines: { all: lines.size, reached: [...lines.values()].filter((reached) => reached).length },
    branches: { all: branches.length, reached: branches.filter(({ tag }) => hits.has(tag)).length },
    missed: marks.filter(({ tag }) => !hits.has(tag)).map(sayMissed),
  };
}

function sayMissed({ file, line, kind, text }: Mark): string {
  const what = kind === "statement" ? "is never reached" : `is never ${kind}`;
  return `${file}:${line} ${what}: ${text.length > 100 ? `${text.slice(0, 100)}…` : text}`;
}

export function percent(files: FileCoverage[], part: "lines" | "branches"): number {
  const sum = (figure: keyof Part) => files.reduce((so_far, file) => so_far + file[part][figure], 0);
  return sum("all") === 0 ? 100 : (100 * sum("reached")) / sum("all");
}

/** A row for each file, and one for all of them. */
export function table(files: FileCoverage[]): string {
  const row = (name: string, some: FileCoverage[]) =>
    `${name.padEnd(44)}${percent(some, "lines").toFixed(2).padStart(9)} %${percent(some, "branches").toFixed(2).padStart(11)} %`;
  const head = `${"".padEnd(44)}${"lines".padStart(11)}${"branches".padStart(13)}`;
  return [head, ...files.map((file) => row(file.file, [file])), row("all", files)].join("\n");
}
