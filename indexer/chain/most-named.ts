import type { Said } from "../rpc/ask-each.ts";
import type { Header } from "./header.ts";

/** The block that most name; of equals the one named first. */
export function mostNamed(names: Said<Header>[]): { header: Header | undefined; said: Said<Header>[] } {
  let best: Said<Header>[] = [];
  for (const { answer } of names) {
    const same = names.filter((one) => one.answer.hash === answer.hash);
    if (same.length > best.length) best = same;
  }
  return { header: best[0]?.answer, said: best };
}

/** "https://a says 0x12…, https://b says 0x34…" */
export function sayNames(names: Said<Header>[]): string {
  return names.map(({ member, answer }) => `${member.endpoint.origin} says ${answer.hash}`).join(", ");
}
