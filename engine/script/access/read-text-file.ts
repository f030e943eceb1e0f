import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Grants } from '../../permission/grants.ts';
import { AccessError, notCapable } from './access-error.ts';

/** In bytes. */
const LARGEST_FILE = 4_000_000;

/**
 * Deno.readTextFile: the text of a file that is granted by its name and by the name that it has once all symbolic links
 * are followed. Relative paths are those of the engine's process.
 */
export const readTextFile = async (grants: Grants, path: string): Promise<string> => {
  const absolute = resolve(path);
  if (!grants.read(absolute)) throw notCapable('read', path);
  try {
    const real = await grants.followed(pathOrItself);
    const target = await realpath(absolute);
    if (!real.read(target)) throw notCapable('read', path);
    if (SYSTEM.test(target)) throw notCapable('all', path);
    // A pipe would never end to be opened, and a link at the end would be followed anew.
    const file = await open(
      target,
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
    );
    try {
      return await textOf(file, target, path);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof AccessError) throw error;
    throw failed((error as NodeJS.ErrnoException).code, path);
  }
};

/** Not files, but this machine and its processes, with the environment of each: Deno wants `--allow-all` for them. */
const SYSTEM = /^\/(?:proc|sys|dev)\//;

/** Reads what was opened if the name still leads to the very same file: folders may have been exchanged meanwhile. */
const textOf = async (file: FileHandle, target: string, path: string): Promise<string> => {
  const [opened, named] = [await file.stat(), await stat(target)];
  if (opened.ino !== named.ino || opened.dev !== named.dev || (await realpath(target)) !== target)
    throw notCapable('read', path);
  if (opened.isDirectory()) throw failed('EISDIR', path);
  if (!opened.isFile()) throw new AccessError('Error', `Not a file: readfile '${path}'`);
  if (opened.size > LARGEST_FILE)
    throw new AccessError('Error', `Larger than ${LARGEST_FILE} bytes: readfile '${path}'`);
  const bytes = new Uint8Array(LARGEST_FILE);
  let length = 0;
  for (let read = 1; read > 0 && length < LARGEST_FILE; length += read)
    ({ bytesRead: read } = await file.read(bytes, length, LARGEST_FILE - length, null));
  return new TextDecoder().decode(bytes.subarray(0, length));
};

const pathOrItself = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
};

/** As Deno says it. */
const failed = (code: string | undefined, path: string): AccessError => {
  switch (code) {
    case 'ENOENT':
      return new AccessError(
        'NotFound',
        `No such file or directory (os error 2): readfile '${path}'`,
      );
    case 'EISDIR':
      return new AccessError('IsADirectory', `Is a directory (os error 21): readfile '${path}'`);
    default:
      return new AccessError('Error', `Cannot be read (${code ?? 'unknown'}): readfile '${path}'`);
  }
};
