import type { Files, OpenFile } from '../files.ts';

const pieceLength = 1 << 20;

/** Copies a file, or so many bytes of its beginning, to a new one that is durable then. Answers how many bytes. */
export const copyFile = async (
  files: Files,
  from: string,
  to: string,
  atMost = Number.POSITIVE_INFINITY,
): Promise<number> => {
  const source = await files.open(from, 'existing');
  try {
    const target = await files.open(to, 'create');
    try {
      const length = await copyBytes(source, target, Math.min(atMost, await source.size()));
      await target.sync();
      return length;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};

const copyBytes = async (source: OpenFile, target: OpenFile, length: number): Promise<number> => {
  const piece = Buffer.allocUnsafe(Math.min(pieceLength, length));
  let position = 0;
  while (position < length) {
    const wanted = piece.subarray(0, Math.min(piece.length, length - position));
    const read = await source.read(wanted, position);
    if (read === 0) break;
    await target.write(wanted.subarray(0, read), position);
    position += read;
  }
  return position;
};
