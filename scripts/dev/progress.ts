/** Numbers the steps of a start and prints how long each took. */
export function countSteps(total: number, report: (line: string) => void) {
  let number = 0;
  return async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const label = `[${++number}/${total}] ${what}`;
    const startedAt = performance.now();
    const result = await work();
    report(`${label.padEnd(58, " ")} ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s`);
    return result;
  };
}
