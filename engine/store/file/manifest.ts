import { Low } from 'lowdb';
import type { Files } from './files.ts';
import { checkFormat, currentFormat } from './format.ts';
import { JsonFile } from './json-file.ts';

/** What makes the files of a folder one state: the snapshot, and the journals that follow it. */
export interface Manifest {
  format: number;
  /** The files of the snapshot, in the order in which they are to be read. */
  parts: readonly Part[];
  /** The number of the first journal after the snapshot; those with greater numbers follow it. */
  journal: number;
}

export interface Part {
  file: string;
  bytes: number;
}

export const manifestName = 'manifest.json';

/** Undefined where the folder has none yet. Throws where it is damaged or of a newer format. */
export const readManifest = async (files: Files, folder: string): Promise<Manifest | undefined> => {
  const low = manifestOf(files, folder);
  await low.read();
  if (low.data.format === unwritten) return undefined;
  checkFormat(low.data.format, `${folder}/${manifestName}`);
  return low.data;
};

/** From here on this is the state: all its files must be durable. */
export const writeManifest = async (
  files: Files,
  folder: string,
  manifest: Omit<Manifest, 'format'>,
): Promise<void> => {
  const low = manifestOf(files, folder);
  low.data = { format: currentFormat, ...manifest };
  await low.write();
};

const unwritten = 0;

const manifestOf = (files: Files, folder: string): Low<Manifest> =>
  new Low<Manifest>(new JsonFile(files, folder, manifestName), {
    format: unwritten,
    parts: [],
    journal: 1,
  });
