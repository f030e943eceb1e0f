import { journalNumber } from '../file-names.ts';
import type { Files } from '../files.ts';

/** The numbers of a folder's journals from the first on, in order, up to a gap; and the first that is missing, if so. */
export const journalNumbers = async (
  files: Files,
  folder: string,
  first: number,
): Promise<{ numbers: readonly number[]; missing: number | undefined }> => {
  const found = new Set((await files.list(folder)).map(journalNumber));
  const last = Math.max(first, ...[...found].map((number) => number ?? first));
  const numbers: number[] = [];
  for (let number = first; number <= last; number++) {
    if (!found.has(number)) return { numbers, missing: number };
    numbers.push(number);
  }
  return { numbers, missing: undefined };
};
