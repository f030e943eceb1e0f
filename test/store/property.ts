import fc, { type IAsyncProperty } from 'fast-check';
import { progress } from '../harness.ts';

/**
 * Checks a property on random values, others at each run. A failure names the seed and the line that reruns it; RUNS
 * checks more of them. However many they are, and however busy the machine is: each has the time of a test.
 */
export const check = <T>(
  property: IAsyncProperty<T>,
  { runs, file }: { runs: number; file: string },
): Promise<void> => {
  const given = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  return fc.assert(property, {
    seed: given,
    numRuns: Number(process.env.RUNS ?? runs),
    plugins: [fc.afterEach(progress)],
    asyncReporter: async (details) => {
      if (!details.failed) return;
      const { seed, errorInstance: cause } = details;
      const rerun = `seed ${seed}; again: SEED=${seed} npm test -- ${file}`;
      const reason = cause instanceof Error ? cause.stack : String(cause);
      throw new Error(`${reason}\n\n${fc.defaultReportMessage(details)}\n\n${rerun}`);
    },
  });
};
