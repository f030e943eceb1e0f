/** The version of what this store writes: manifest, parts of a snapshot, and journals. */
export const currentFormat = 1;

/** Refuses what a newer version has written, and what never was a version. */
export const checkFormat = (format: unknown, path: string): void => {
  if (format === currentFormat) return;
  if (typeof format === 'number' && format > currentFormat) {
    throw new Error(
      `${path} was written by a newer version: its format is ${format}, this version reads format ${currentFormat}. Start the newer version on this folder.`,
    );
  }
  throw new Error(`${path} names no format that is known (${JSON.stringify(format)}).`);
};
