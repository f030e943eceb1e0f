import { MemoryTables } from '../../memory/memory-tables.ts';
import type { BackupReport } from '../../store.ts';
import { Archive } from '../archive/archive.ts';
import { journalName } from '../file-names.ts';
import { type Files, withFile } from '../files.ts';
import { lockFolder } from '../folder-lock.ts';
import { DamagedJournal } from '../journal/damaged-journal.ts';
import { Journal } from '../journal/journal.ts';
import { journalNumbers } from '../journal/journal-numbers.ts';
import { replayJournal } from '../journal/journal-reader.ts';
import { readManifest } from '../manifest.ts';
import { nodeFiles } from '../node-files.ts';
import { readSnapshot } from '../snapshot/snapshot.ts';
import { copyFolder, type JournalExtent } from './copy-folder.ts';

export interface RecoveryReport extends BackupReport {
  /** How many transactions of the journals are in the copy. */
  transactions: number;
  /** What the damage is, and where the copy ends; undefined where there is none. */
  damage: string | undefined;
}

/**
 * Copies everything before the first damage of a folder's journals into a new folder, which opens. The damaged folder
 * is left as it is. Throws where a process uses it, and where the snapshot itself is damaged: then only a backup helps.
 */
export const recoverFolder = async (
  folder: string,
  to: string,
  files: Files = nodeFiles,
): Promise<RecoveryReport> => {
  const unlock = await lockFolder(files, folder);
  try {
    const manifest = await readManifest(files, folder);
    if (!manifest) throw new Error(`${folder} has no manifest: there is nothing to recover from.`);
    const tables = new MemoryTables();
    await readSnapshot(files, folder, manifest, tables);
    const archive = await Archive.open(files, folder, manifest.segments, tables);
    const journals: JournalExtent[] = [];
    let transactions = 0;
    let damage: string | undefined;
    try {
      const { numbers, missing } = await journalNumbers(files, folder, manifest.journal);
      for (const number of numbers) {
        const path = `${folder}/${journalName(number)}`;
        try {
          const content = await withFile(files, path, (file) => replayJournal(file, path, tables));
          journals.push({ number, end: content.end });
          transactions += content.transactions;
          if (content.end === content.size) continue;
          if (number !== numbers.at(-1)) damage = `${path} is not complete`;
        } catch (error) {
          if (!(error instanceof DamagedJournal)) throw error;
          damage = error.message;
          if (error.end > 0) journals.push({ number, end: error.end });
          transactions += error.transactions;
        }
        break;
      }
      if (missing !== undefined) damage ??= `${folder}/${journalName(missing)} is missing`;
    } finally {
      await archive.close();
    }
    const report = await copyFolder(files, folder, to, { manifest, journals });
    if (journals.length === 0) await (await Journal.create(files, to, manifest.journal)).close();
    return { ...report, transactions, damage };
  } finally {
    await unlock();
  }
};
