/**
 * A piece of execution that may have to wait for something outside of it (a script in its worker, a bean of the host,
 * the parsing of a model): it yields what to wait for and is resumed with the result. Written like plain code, it runs
 * to its end at once where nothing has to be waited for.
 */
export type Work<T = void> = Generator<Wait, T, unknown>;

/** A promise, or, where what is done must not be done twice, a function that begins it (see drive). */
export type Wait = Promise<unknown> | (() => Promise<unknown>);

/** Work that is done already, which spares what has nothing to do a generator. Several may share it. */
const finished = <T>(value: T): Work<T> => {
  const end = { done: true as const, value };
  return {
    next: () => end,
    return: () => end,
    throw(error) {
      throw error;
    },
    [Symbol.iterator]() {
      return this;
    },
  };
};

/** Nothing is to be done. */
export const nothing: Work = finished(undefined);

/** Nothing is to be done, and execution goes on. */
export const goesOn: Work<boolean> = finished(true);

/** What work has waited for so far; the next run of the same work takes these results instead of asking again. */
export type Results = { value: unknown; failed: boolean }[];

/**
 * Drives work to its end: at once, or, where it has to wait, by a promise. Results of functions that it yields are kept
 * in `results`, so that a command that is run again after a read (see UnitOfWork) does not run its scripts again.
 */
export const drive = <T>(work: Work<T>, results: Results): T | Promise<T> => {
  const first = work.next();
  return first.done ? first.value : goOn(work, first.value, results);
};

const goOn = async <T>(work: Work<T>, first: Wait, results: Results): Promise<T> => {
  let waitsFor = first;
  for (let kept = 0; ; ) {
    let result: Results[number];
    if (typeof waitsFor !== 'function') result = await settle(waitsFor);
    else if (kept < results.length) result = results[kept++] as Results[number];
    else {
      result = await settle(waitsFor());
      results.push(result);
      kept++;
    }
    const next = result.failed ? work.throw(result.value) : work.next(result.value);
    if (next.done) return next.value;
    waitsFor = next.value;
  }
};

const settle = async (promise: Promise<unknown>): Promise<Results[number]> => {
  try {
    return { value: await promise, failed: false };
  } catch (error) {
    return { value: error, failed: true };
  }
};
