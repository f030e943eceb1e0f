import { Low } from 'lowdb';
import { isLeftover } from './file-names.ts';
import { type Files, removeFiles } from './files.ts';
import { checkFormat, currentFormat } from './format.ts';
import { JsonFile } from './json-file.ts';

/** What makes the files of a folder one state: the snapshot, the segments, and the journals that follow them. */
export interface Manifest {
  format: number;
  /** The files of the snapshot, in the order in which they are to be read. */
  parts: readonly Part[];
  /** The history of ended instances that is not in the snapshot. */
  segments: readonly SegmentEntry[];
  /** By table: what the next inserted row gets. */
  sequences: Readonly<Record<string, number>>;
  /** The number of the first journal after the snapshot; those with greater numbers follow it. */
  journal: number;
  /** How many sequences a chunk spans: the parts of the next snapshot replace some of these, so it must cut alike. */
  rowsPerPart: number;
}

/** A file with rows of one chunk of a table. */
export interface Part {
  file: string;
  bytes: number;
  table: string;
  chunk: number;
  /** The file with its long texts, if it has any. */
  texts?: string;
}

export interface SegmentEntry {
  file: string;
  bytes: number;
  /** Where in the file its index begins. */
  index: number;
  /** The places of instances whose rows are in the snapshot again, or gone. */
  dead: readonly number[];
  /** By table: how many rows of it belong to the other instances. */
  rows: Readonly<Record<string, number>>;
}

export const manifestName = 'manifest.json';

/**
 * Undefined where the folder has none yet. Throws where it is damaged or of a newer format; of an older one it says so
 * in `format`, and has what that format had.
 */
export const readManifest = async (files: Files, folder: string): Promise<Manifest | undefined> => {
  const low = manifestOf(files, folder);
  await low.read();
  if (low.data.format === unwritten) return undefined;
  checkFormat(low.data.format, `${folder}/${manifestName}`);
  return { ...empty, ...low.data };
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

/** The names of the files that a manifest refers to, the journals aside. */
export const filesOf = ({
  parts,
  segments,
}: Pick<Manifest, 'parts' | 'segments'>): ReadonlySet<string> =>
  new Set([
    ...[...parts, ...segments].map(({ file }) => file),
    ...parts.map(({ texts }) => texts).filter((texts) => texts !== undefined),
  ]);

/** Removes files of a snapshot that was not completed, or is over, and journals that a snapshot holds. */
export const removeLeftovers = async (
  files: Files,
  folder: string,
  manifest: Pick<Manifest, 'parts' | 'segments' | 'journal'>,
): Promise<void> => {
  const inUse = filesOf(manifest);
  await removeFiles(files, folder, (name) => isLeftover(name, inUse, manifest.journal));
};

const unwritten = 0;

const empty: Manifest = {
  format: unwritten,
  parts: [],
  segments: [],
  sequences: {},
  journal: 1,
  rowsPerPart: 1_000,
};

const manifestOf = (files: Files, folder: string): Low<Manifest> =>
  new Low<Manifest>(new JsonFile(files, folder, manifestName), empty);
