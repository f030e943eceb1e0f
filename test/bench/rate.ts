/** Runs `work` for 0 to count - 1, so many at a time; answers how many a second were done. */
export const rate = async (
  count: number,
  atOnce: number,
  work: (number: number) => Promise<unknown>,
): Promise<number> => {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  const workers = () => Promise.all(Array.from({ length: atOnce }, worker));
  return (count * 1000) / (await durationMs(workers));
};

export const durationMs = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
