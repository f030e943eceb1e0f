/**
 * What the file store asks of a file system: a port, so that tests can count, fail and crash at every step. Errors are
 * Node's, with their `code`.
 */
export interface Files {
  /** Makes the folder, and those above it that are missing, for its owner only. */
  makeFolder(path: string): Promise<void>;
  /** The names in the folder. */
  list(folder: string): Promise<string[]>;
  /** For reading and writing. `create`: EEXIST where there is one, else a new one for its owner only. */
  open(path: string, mode: 'create' | 'existing'): Promise<OpenFile>;
  /** Replaces what stands at `to`, at once. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing where there is no such file. */
  remove(path: string): Promise<void>;
  /** Marks a file as changed now. */
  touch(path: string): Promise<void>;
  /** When it was marked or changed last, in milliseconds; undefined where there is no such file. */
  touched(path: string): Promise<number | undefined>;
  /** Makes what was created, renamed and removed in the folder survive a loss of power. */
  syncFolder(path: string): Promise<void>;
}

export interface OpenFile {
  size(): Promise<number>;
  /** Answers how many bytes were read: fewer than asked for only at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** As `read`, for few bytes that are needed at once. */
  readNow(into: Uint8Array, position: number): number;
  /** Writes all of it, or throws and leaves there any part of it. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Makes the content survive a loss of power (fdatasync). */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The whole content; undefined where there is no such file. For files that fit into memory. */
export const readFile = async (files: Files, path: string): Promise<Buffer | undefined> => {
  const file = await openExisting(files, path);
  if (!file) return undefined;
  try {
    const bytes = Buffer.allocUnsafe(await file.size());
    return bytes.subarray(0, await file.read(bytes, 0));
  } finally {
    await file.close();
  }
};

/** Undefined where there is no such file. */
export const openExisting = async (files: Files, path: string): Promise<OpenFile | undefined> => {
  try {
    return await files.open(path, 'existing');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Opens a file that is there, and closes it afterwards. */
export const withFile = async <R>(
  files: Files,
  path: string,
  work: (file: OpenFile) => Promise<R>,
): Promise<R> => {
  const file = await files.open(path, 'existing');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
};

/** Removes the files of a folder whose names are so. */
export const removeFiles = async (
  files: Files,
  folder: string,
  isToGo: (name: string) => boolean,
): Promise<void> => {
  for (const name of await files.list(folder)) {
    if (isToGo(name)) await files.remove(`${folder}/${name}`);
  }
};

/** The error where a file is missing that the state of the folder needs. */
export const missingFile = (path: string): Error =>
  new Error(`${path} is missing. Restore the folder from a backup.`);

/** Makes a file whose content is durable; its name is so only once the folder is synced. */
export const writeNewFile = async (
  files: Files,
  path: string,
  bytes: Uint8Array,
): Promise<void> => {
  await files.remove(path);
  const file = await files.open(path, 'create');
  try {
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Puts a file there that is whole whenever the power goes: the old one or the new one. */
export const replaceFile = async (
  files: Files,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> => {
  const path = `${folder}/${name}`;
  const temporary = path + temporarySuffix;
  await writeNewFile(files, temporary, bytes);
  await files.rename(temporary, path);
  await files.syncFolder(folder);
};

export const temporarySuffix = '.temporary';
