import { MemoryTables } from '../memory/memory-tables.ts';
import { Archive } from './archive/archive.ts';
import { journalName, journalNumber } from './file-names.ts';
import { type Files, missingFile, type OpenFile, withFile } from './files.ts';
import { DamagedJournal } from './journal/damaged-journal.ts';
import { Journal } from './journal/journal.ts';
import { journalNumbers } from './journal/journal-numbers.ts';
import { type JournalContent, replayJournal } from './journal/journal-reader.ts';
import {
  type Manifest,
  manifestName,
  readManifest,
  removeLeftovers,
  writeManifest,
} from './manifest.ts';
import { readSnapshot } from './snapshot/snapshot.ts';

/** What a folder holds, ready to be written on. */
export interface OpenedFolder {
  tables: MemoryTables;
  archive: Archive;
  manifest: Manifest;
  /** The last one, which is written on. */
  journal: Journal;
  journalNumber: number;
  /** The length of the journals before it that the snapshot does not hold yet. */
  earlierBytes: number;
}

/** Reads snapshot and journals of a folder that this process has locked, and repairs what a crash has left. */
export const openFolder = async (
  files: Files,
  folder: string,
  { log, rowsPerPart }: { log: (line: string) => void; rowsPerPart: number },
): Promise<OpenedFolder> => {
  const manifest = (await readManifest(files, folder)) ?? (await begin(files, folder, rowsPerPart));
  // The manifest that is seen must be the one that is found from now on: what others name goes.
  await files.syncFolder(folder);
  await removeLeftovers(files, folder, manifest);
  const tables = new MemoryTables(manifest.rowsPerPart);
  await readSnapshot(files, folder, manifest, tables);
  for (const [table, next] of Object.entries(manifest.sequences))
    tables.table(table).skipSequences(next);
  const archive = await Archive.open(files, folder, manifest.segments, tables);
  try {
    return {
      tables,
      archive,
      manifest,
      ...(await openJournals(files, folder, { manifest, tables, log })),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
};

const openJournals = async (
  files: Files,
  folder: string,
  {
    manifest,
    tables,
    log,
  }: { manifest: Manifest; tables: MemoryTables; log: (line: string) => void },
): Promise<Pick<OpenedFolder, 'journal' | 'journalNumber' | 'earlierBytes'>> => {
  const contents: [number, JournalContent][] = [];
  for (const number of await journalsOf(files, folder, manifest)) {
    try {
      contents.push([number, await replay(files, folder, number, tables)]);
    } catch (error) {
      // What does not fit because of an earlier journal is damage of that one.
      if (error instanceof DamagedJournal && error.end > 0) refuseUnfinished(folder, contents);
      throw error;
    }
  }
  await secureEnds(files, folder, contents, log);
  const [number, { end }] = contents.pop() as [number, JournalContent];
  const earlierBytes = contents.reduce((sum, [, content]) => sum + content.end, 0);
  const journal = await Journal.open(files, folder, number, end);
  return { journal, journalNumber: number, earlierBytes };
};

/** Makes an empty folder ready. The manifest comes last: what it names is there. */
const begin = async (files: Files, folder: string, rowsPerPart: number): Promise<Manifest> => {
  for (const name of await files.list(folder)) {
    const number = journalNumber(name);
    if (number === undefined) continue;
    const { transactions } = await replay(files, folder, number, new MemoryTables());
    // An empty first journal is left by a crash in this very place.
    if (number > 1 || transactions > 0) {
      throw missingFile(`${folder}/${manifestName}`);
    }
  }
  const journal = await Journal.create(files, folder, 1);
  await journal.close();
  await writeManifest(files, folder, {
    parts: [],
    segments: [],
    sequences: {},
    journal: 1,
    rowsPerPart,
  });
  return (await readManifest(files, folder)) as Manifest;
};

/** Those from the manifest's on. Throws where one is missing. */
const journalsOf = async (
  files: Files,
  folder: string,
  { journal }: Manifest,
): Promise<readonly number[]> => {
  const { numbers, missing } = await journalNumbers(files, folder, journal);
  if (missing === undefined) return numbers;
  throw new Error(
    `${folder}/${journalName(missing)} is missing. Restore the folder from a backup; or start once with --recover, which copies everything before it into another folder.`,
  );
};

const replay = (
  files: Files,
  folder: string,
  number: number,
  tables: MemoryTables,
): Promise<JournalContent> => {
  const path = `${folder}/${journalName(number)}`;
  return withFile(files, path, (file) => replayJournal(file, path, tables));
};

/**
 * Cuts off what a crash has left unfinished. A journal is durable before the next one has more than its header: only
 * the last one of those can be unfinished. What is finished there may be in memory of the system only, where the
 * process was killed, or never get further, where a sync failed: it is written again before anybody sees it.
 */
const secureEnds = async (
  files: Files,
  folder: string,
  contents: readonly [number, JournalContent][],
  log: (line: string) => void,
): Promise<void> => {
  const last = contents.findLastIndex(([, { marks }]) => marks > 0);
  for (const [index, [number, { marked, end, size }]] of contents.entries()) {
    if (index < last && end < size) refuseUnfinished(folder, contents);
    if (index < last) continue;
    const path = `${folder}/${journalName(number)}`;
    await withFile(files, path, async (file) => {
      // Also where nothing seems to be behind it: an earlier cut may not have got to the disk.
      await file.truncate(end);
      await rewrite(file, marked, end);
      await file.sync();
    });
    if (end < size)
      log(`${path}: the last transaction was not completed and is dropped (${size - end} bytes).`);
  }
};

const rewrite = async (file: OpenFile, begin: number, end: number): Promise<void> => {
  for (let at = begin; at < end; at += pieceLength) {
    const bytes = Buffer.allocUnsafe(Math.min(pieceLength, end - at));
    await file.read(bytes, at);
    await file.write(bytes, at);
  }
};

const pieceLength = 1 << 20;

/** Throws for the first journal whose end is not closed. */
const refuseUnfinished = (folder: string, contents: readonly [number, JournalContent][]): void => {
  for (const [number, { end, size, transactions }] of contents) {
    if (end === size) continue;
    const path = `${folder}/${journalName(number)}`;
    throw new DamagedJournal(path, end, 'its last transaction is not closed', end, transactions);
  }
};
