const EVERY_MS = 5_000;

/** Hears how much of a long piece of work is done. */
export type Told = (what: string, done: number, of: number) => void;

/** Says it every five seconds, on stderr: stdout is for the result. */
export function sayProgress(): Told {
  let saidAt = Date.now();
  return (what, done, of) => {
    if (Date.now() - saidAt < EVERY_MS) return;
    saidAt = Date.now();
    console.error(`${done} of ${of} ${what}.`);
  };
}
