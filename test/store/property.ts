import fc, { type IAsyncProperty } from 'fast-check';

/**
 * Checks a property on random values, others at each run. A failure names the seed and the line that reruns it; RUNS
 * checks more of them.
 */
export const check = <T>(
  property: IAsyncProperty<T>,
  { runs, file }: { runs: number; file: string },
): Promise<void> => {
  const given = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  return fc.assert(property, {
    seed: given,
    numRuns: Number(process.env.RUNS ?? runs),
    asyncReporter: async (details) => {
      if (!details.failed) return;
      const { seed, errorInstance: cause } = details;
      const rerun = `seed ${seed}; again: SEED=${seed} npm test -- ${file}`;
      const reason = cause instanceof Error ? cause.stack : String(cause);
      throw new Error(`${reason}\n\n${fc.defaultReportMessage(details)}\n\n${rerun}`);
    },
  });
};
