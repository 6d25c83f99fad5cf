import type { Judged, Verdict } from "./judge.ts";

export type Score = Record<Verdict, number> & { percent: number };

/** Killed of all that lived long enough to be judged. Explained survivors count as survivors. */
export function scoreOf(judged: Judged[]): Score {
  const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length;
  const [killed, survived] = [count("killed"), count("survived")];
  const percent = killed + survived === 0 ? 100 : (100 * killed) / (killed + survived);
  return { killed, survived, stillborn: count("stillborn"), "timed out": count("timed out"), percent };
}
