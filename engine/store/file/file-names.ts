import { temporarySuffix } from './files.ts';

/** The names that the file store gives in its folder, and reads from it. */
export const journalName = (number: number): string => `journal-${padded(number, 6)}.jsonl`;

/** `snapshot` is the number of the first journal after it, `part` counts over all tables. */
export const partName = (snapshot: number, part: number, table: string): string =>
  `snapshot-${padded(snapshot, 6)}-${padded(part, 6)}-${table}.json`;

/** The long texts of the rows that were written with that snapshot. */
export const textsName = (snapshot: number): string =>
  `snapshot-${padded(snapshot, 6)}-texts.jsonl`;

export const isOfSnapshot = (name: string, snapshot: number): boolean =>
  name.startsWith(`snapshot-${padded(snapshot, 6)}-`);

/** `snapshot` as above, `count` counts the segments that were written with it. */
export const segmentName = (snapshot: number, count: number): string =>
  `history-${padded(snapshot, 6)}-${padded(count, 6)}.jsonl`;

/** Undefined for any other file. */
export const journalNumber = (name: string): number | undefined => {
  const match = /^journal-(\d{6,})\.jsonl$/.exec(name);
  return match ? Number(match[1]) : undefined;
};

/** What a crash may have left behind and nothing refers to: `inUse` are the names that the manifest refers to. */
export const isLeftover = (
  name: string,
  inUse: ReadonlySet<string>,
  firstJournal: number,
): boolean => {
  if (name.endsWith(temporarySuffix)) return true;
  if (/^(snapshot|history)-\d{6,}-.*\.jsonl?$/.test(name)) return !inUse.has(name);
  const number = journalNumber(name);
  return number !== undefined && number < firstJournal;
};

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
