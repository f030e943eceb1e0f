import type { BackupReport } from '../../store.ts';
import { journalName } from '../file-names.ts';
import type { Files } from '../files.ts';
import { filesOf, type Manifest, manifestName } from '../manifest.ts';
import { copyFile } from './copy-file.ts';

/** A journal, and how much of it belongs to a copy. */
export interface JournalExtent {
  number: number;
  end: number;
}

/**
 * Copies the state that a manifest and journals up to some end are into a new folder, the manifest last: a copy that
 * was not completed is no data folder. Throws where the folder has files already. None of the files may be removed
 * meanwhile.
 */
export const copyFolder = async (
  files: Files,
  from: string,
  to: string,
  { manifest, journals }: { manifest: Manifest; journals: readonly JournalExtent[] },
): Promise<BackupReport> => {
  await files.makeFolder(to);
  if ((await files.list(to)).length > 0) {
    throw new Error(`${to} is not empty. Name a folder that is not there yet.`);
  }
  let bytes = 0;
  let count = 0;
  const copy = async (name: string, atMost?: number) => {
    bytes += await copyFile(files, `${from}/${name}`, `${to}/${name}`, atMost);
    count++;
  };
  for (const name of filesOf(manifest)) await copy(name);
  for (const { number, end } of journals) await copy(journalName(number), end);
  await files.syncFolder(to);
  await copy(manifestName);
  await files.syncFolder(to);
  return { folder: to, files: count, bytes };
};
