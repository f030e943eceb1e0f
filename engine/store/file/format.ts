/**
 * The version of what this store writes: manifest, parts of a snapshot, segments of history, and journals.
 *
 * - 1: all rows in every snapshot
 * - 2: snapshots whose parts stay as long as their rows, each row with its sequence; ended history in segments; long
 *   texts in files of their own
 */
export const currentFormat = 2;

/** Refuses what a newer version has written, and what never was a version. Answers the format, an older one maybe. */
export const checkFormat = (format: unknown, path: string): number => {
  const isKnown = typeof format === 'number' && Number.isInteger(format) && format >= 1;
  if (isKnown && format <= currentFormat) return format;
  if (isKnown) {
    throw new Error(
      `${path} was written by a newer version: its format is ${format}, this version reads formats up to ${currentFormat}. Start the newer version on this folder.`,
    );
  }
  throw new Error(`${path} names no format that is known (${JSON.stringify(format)}).`);
};
