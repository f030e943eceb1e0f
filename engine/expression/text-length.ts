import { JavaException } from './java-exception.ts';

/** The longest text that a method may make: an expression must not be able to fill the memory. */
const LONGEST = 1_000_000;

/**
 * Throws an OutOfMemoryError, as Java does of texts that are too long for it, where a text gets too
 * long.
 */
export const allowLength = (length: number): void => {
  if (length <= LONGEST) return;
  throw new JavaException(
    'java.lang.OutOfMemoryError',
    'Required length exceeds implementation limit',
  );
};
