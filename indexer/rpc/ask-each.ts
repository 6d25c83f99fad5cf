import type { Endpoints, Question } from "./endpoints.ts";
import type { Member } from "./member.ts";

export type Said<Answer> = { member: Member; answer: Answer };

/**
 * Asks endpoints at the same time. Resolves when `enough` holds of the answers so far, or everybody has answered or failed.
 * `later` is told of each answer that comes after that.
 */
export function askEach<Answer>(
  endpoints: Endpoints,
  members: Member[],
  question: Question<Answer>,
  enough: (said: Said<Answer>[]) => boolean,
  later?: (one: Said<Answer>) => void,
): Promise<{ said: Said<Answer>[]; errors: unknown[] }> {
  return new Promise((resolve) => {
    const said: Said<Answer>[] = [];
    const errors: unknown[] = [];
    let done = false;
    const consider = () => {
      if (done) return;
      const all = said.length + errors.length === members.length;
      if (!all && !enough(said)) return;
      done = true;
      resolve({ said: [...said], errors: [...errors] });
    };
    for (const member of members) {
      endpoints.use(member, question).then(
        (answer) => {
          const one = { member, answer };
          if (done) return later?.(one);
          said.push(one);
          consider();
        },
        (error: unknown) => {
          errors.push(error);
          consider();
        },
      );
    }
  });
}
