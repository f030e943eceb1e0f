import { openFileStore } from '../../../engine/index.ts';
import { syncMark } from '../../../engine/store/file/frame.ts';
import { assert } from '../../harness.ts';
import { type Image, SimulatedFiles } from '../simulated-files.ts';
import { Content, type History } from './history.ts';

type Random = () => number;

const readAll = async (image: Image): Promise<Content> => {
  const files = new SimulatedFiles(image);
  const store = await openFileStore({ folder: 'data', files, log: () => {} });
  try {
    return await Content.of(store);
  } finally {
    await store.close();
  }
};

/**
 * Flips a bit of a file that a crash has left: then either the refusal names the file, or nothing is missing.
 *
 * One kind of damage looks like a crash. What stands behind the last mark that all before it was durable is the last
 * group of commits, which was written in one go: had the power ended then, any of its bytes might be wrong, too. So the
 * store drops what it finds damaged there, and says so in its log; the group may have been acknowledged nevertheless.
 */
export const checkFlip = async (image: Image, history: History, random: Random): Promise<void> => {
  const names = [...image.keys()];
  const name = names[Math.floor(random() * names.length)] as string;
  const bytes = Buffer.from(image.get(name) as Buffer);
  if (bytes.length === 0) return;
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
  const flipped = new Map(image).set(name, bytes);
  const where = `${name} flipped at ${at} of ${bytes.length}`;
  let content: Content;
  try {
    content = await readAll(flipped);
  } catch (error) {
    assert.ok((error as Error).message.includes(`data/${name}`), `${where}: ${error}`);
    return;
  }
  const mark = lastMark(image);
  const looksTorn = mark && (name > mark.name || (name === mark.name && at >= mark.at));
  const from =
    looksTorn && name.startsWith('journal-')
      ? history.find(await readAll(cutAt(image, mark)), 0)
      : history.acknowledged();
  assert.ok(from !== undefined, `${where}: nothing is found before the last mark`);
  if (history.find(content, from) === undefined)
    throw new Error(`${where}: ${history.difference(content, from)}`);
};

interface Mark {
  name: string;
  at: number;
}

const lastMark = (image: Image): Mark | undefined => {
  const journals = [...image.keys()].filter((name) => name.startsWith('journal-')).sort();
  for (const name of journals.reverse()) {
    const at = (image.get(name) as Buffer).lastIndexOf(syncMark);
    if (at >= 0) return { name, at };
  }
  return undefined;
};

const cutAt = (image: Image, { name, at }: Mark): Image =>
  new Map(image).set(name, (image.get(name) as Buffer).subarray(0, at));
