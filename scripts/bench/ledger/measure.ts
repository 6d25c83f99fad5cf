import { percentile } from "#scripts/bench/indexer/bench-row.ts";

/** Milliseconds of one question asked again and again, with other arguments each time. */
export interface Timings {
  p50: number;
  p95: number;
  p99: number;
}

const WARM_UP = 10;

/** Asks one question after the other. */
export async function measure(times: number, ask: (i: number) => Promise<unknown>): Promise<Timings> {
  const samples: number[] = [];
  for (let i = 0; i < times + WARM_UP; i++) {
    const startedAt = performance.now();
    await ask(i);
    if (i >= WARM_UP) samples.push(performance.now() - startedAt);
  }
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), p99: percentile(samples, 0.99) };
}

/** How many answers a second come from `clients` that ask without pause, over `seconds`. */
export async function measureRate(
  clients: number,
  seconds: number,
  ask: (i: number) => Promise<unknown>,
): Promise<number> {
  let asked = 0;
  let answered = 0;
  const startedAt = performance.now();
  const end = startedAt + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) {
      await ask(asked++);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (answered * 1000) / (performance.now() - startedAt);
}
