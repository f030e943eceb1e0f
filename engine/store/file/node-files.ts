import { readSync, writeSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files, OpenFile } from './files.ts';

/** The file system of this machine. */
export const nodeFiles: Files = {
  async makeFolder(path) {
    const first = await mkdir(path, { recursive: true, mode: 0o700 });
    if (first !== undefined) await syncFolder(dirname(first));
  },
  list: (folder) => readdir(folder),
  open: async (path, mode) => openFile(await open(path, mode === 'create' ? 'wx+' : 'r+', 0o600)),
  rename,
  remove: (path) => rm(path, { force: true }),
  touch: async (path) => {
    const now = new Date(Date.now());
    await utimes(path, now, now);
  },
  touched: async (path) => {
    try {
      return (await stat(path)).mtimeMs;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  syncFolder,
};

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and needs no sync of it.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** So few bytes go to the system's cache in less time than another thread takes to be asked for it. */
const writtenNow = 1 << 16;

const openFile = (handle: FileHandle): OpenFile => ({
  size: async () => (await handle.stat()).size,
  async read(into, position) {
    let done = 0;
    while (done < into.length) {
      const { bytesRead } = await handle.read(into, done, into.length - done, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  },
  readNow(into, position) {
    let done = 0;
    while (done < into.length) {
      const read = readSync(handle.fd, into, done, into.length - done, position + done);
      if (read === 0) break;
      done += read;
    }
    return done;
  },
  async write(bytes, position) {
    let done = 0;
    if (bytes.length <= writtenNow) {
      while (done < bytes.length)
        done += writeSync(handle.fd, bytes, done, bytes.length - done, position + done);
      return;
    }
    while (done < bytes.length) {
      const rest = bytes.length - done;
      const { bytesWritten } = await handle.write(bytes, done, rest, position + done);
      done += bytesWritten;
    }
  },
  truncate: (length) => handle.truncate(length),
  sync: () => handle.datasync(),
  close: () => handle.close(),
});
