import { type Explanation, explains } from "./explained.ts";
import type { Judged } from "./judge.ts";
import { scoreOf } from "./score.ts";

const columns = ["killed", "survived", "stillborn", "timed out"] as const;

/** A row for each file and one for all, as `percent` is killed of killed and survived. */
export function table(judged: Judged[]): string {
  const files = [...new Set(judged.map(({ mutant }) => mutant.file))];
  const row = (name: string, some: Judged[]) => {
    const score = scoreOf(some);
    const counts = columns.map((column) => String(score[column]).padStart(11)).join("");
    return `${name.padEnd(44)}${counts}${score.percent.toFixed(1).padStart(9)} %`;
  };
  return [
    `${"".padEnd(44)}${columns.map((column) => column.padStart(11)).join("")}${"score".padStart(11)}`,
    ...files.map((file) =>
      row(
        file,
        judged.filter(({ mutant }) => mutant.file === file),
      ),
    ),
    row("all", judged),
  ].join("\n");
}

/** Each survivor as file:line with the text before and after, and why it is none to kill where that is explained. */
export function survivors(judged: Judged[], explanations: Explanation[]): string {
  return judged
    .filter(({ verdict }) => verdict === "survived")
    .map(({ mutant }) => {
      const reason = explanations.find((one) => explains(one, mutant))?.reason;
      const head = `${mutant.file}:${mutant.line} ${mutant.within} (${mutant.operator})`;
      return `${head}\n  - ${mutant.before}\n  + ${mutant.after}${reason ? `\n  explained: ${reason}` : ""}`;
    })
    .join("\n");
}
