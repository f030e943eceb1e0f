import type { Turn } from '../../../turn.ts';
import type { MemoryTables } from '../../memory/memory-tables.ts';
import type { Placed } from '../../memory/slot.ts';
import { historyOfInstances } from '../../tables.ts';
import type { Files } from '../files.ts';
import { textOf } from '../journal/journal.ts';
import { isLongText } from '../long-text.ts';
import type { Archive } from './archive.ts';
import { Segment } from './segment.ts';
import { type InstanceRows, type SegmentTable, segmentTables } from './segment-index.ts';
import { writeSegment } from './segment-writer.ts';

export interface ArchivingOptions {
  files: Files;
  folder: string;
  tables: MemoryTables;
  archive: Archive;
  /** The number of the snapshot that will be the first to name the segments. */
  snapshot: number;
  /** Answered when all that is in memory is durable. */
  durable: () => Promise<void>;
  isStopped: () => boolean;
  /** Whose turns the work is done in. */
  turn: Turn;
  log: (line: string) => void;
}

/** So many instances one segment has at most. */
const segmentLength = 2_048;

/** And ends when its long texts have so many characters: a place in it is a number of 32 bits. */
const segmentTextLength = 2 ** 28;

/** So many small segments become one. */
const severalSegments = 8;

/**
 * Moves the history of instances that have ended from memory to segments. What is written is durable by the journals,
 * so a crash before the next manifest loses nothing: the segments are not named then, and memory has the rows again.
 * What changes meanwhile stays in memory.
 */
export const archiveEnded = async (options: ArchivingOptions): Promise<void> => {
  await emptySparse(options);
  const roots = (await endedRoots(options)).values();
  while (!options.isStopped()) {
    const gathered = await gather(options, roots);
    if (gathered.length === 0) return;
    await archiveSome(options, gathered);
  }
};

type Gathered = readonly (readonly [root: string, rows: InstanceRows])[];

/** The rows of as many instances as one segment takes. */
const gather = async (
  { tables, turn }: ArchivingOptions,
  roots: Iterator<string>,
): Promise<Gathered> => {
  const gathered: [string, InstanceRows][] = [];
  let textLength = 0;
  while (gathered.length < segmentLength && textLength < segmentTextLength) {
    const root = roots.next();
    if (root.done) break;
    const rows = rowsOf(tables, root.value);
    // Some rows name the root and no instance of it: they stay, and need no segment each time.
    if (rows.size > 0) gathered.push([root.value, rows]);
    textLength += lengthOfTexts(rows);
    await turn.step();
  }
  return gathered;
};

const archiveSome = async (
  { files, folder, tables, archive, snapshot, durable, turn }: ArchivingOptions,
  gathered: Gathered,
): Promise<void> => {
  const instances = gathered.map(([, rows]) => rows);
  // Rows that are withdrawn later are not those that were gathered here.
  await durable();
  const file = archive.newName(snapshot);
  const segment = await writtenSegment(files, folder, file, { instances, turn });
  archive.add(segment);
  for (const [place, [root, written]] of gathered.entries()) {
    if (isSame(rowsOf(tables, root), written)) {
      evict(tables, written);
      segment.revive(place, written);
    }
    await turn.step();
  }
};

/** A new segment that speaks for none of its instances yet. One that cannot be written leaves no file. */
const writtenSegment = async (
  files: Files,
  folder: string,
  file: string,
  content: { instances: readonly InstanceRows[]; turn: Turn },
): Promise<Segment> => {
  try {
    const { index, bytes } = await writeSegment(files, folder, file, content);
    const dead = content.instances.map((_, place) => place);
    return await Segment.open(files, folder, { file, index, bytes, dead, rows: {} });
  } catch (error) {
    await files.remove(`${folder}/${file}`);
    throw error;
  }
};

/**
 * Segments of which little lives are given up, and small ones once there are several: what lives goes back to memory,
 * and with the others to a new one. One that is damaged stays, and is told.
 */
const emptySparse = async ({ archive, turn, log }: ArchivingOptions): Promise<void> => {
  const small = archive.segments.filter(({ liveInstances }) => liveInstances * 2 < segmentLength);
  for (const segment of archive.segments) {
    const isSparse = segment.liveInstances * 2 <= segment.instances;
    if (!isSparse && !(small.length >= severalSegments && small.includes(segment))) continue;
    try {
      for (const place of segment.places()) {
        archive.thaw(segment, place);
        await turn.step();
      }
      archive.retire(segment);
    } catch (error) {
      log(textOf(error));
    }
  }
};

/** The root instances with history in memory of which nothing runs. */
const endedRoots = async ({ tables, turn }: ArchivingOptions): Promise<string[]> => {
  const instances = tables.table('historicProcessInstance');
  const ended = new Map<string, boolean>();
  for (const table of segmentTables) {
    for (const { row } of tables.table(table).slots()) {
      const root = row.rootProcessInstanceId;
      if (typeof root === 'string' && !ended.has(root)) {
        const tree = instances.rows('rootProcessInstanceId', root);
        ended.set(root, tree.length > 0 && tree.every(({ endTime }) => endTime != null));
      }
      await turn.step();
    }
  }
  return [...ended].filter(([, hasEnded]) => hasEnded).map(([root]) => root);
};

/** The rows in memory that belong to a root instance and those that it called. */
const rowsOf = (tables: MemoryTables, root: string): InstanceRows => {
  const tree = tables.table('historicProcessInstance').rows('rootProcessInstanceId', root);
  const found = new Map<SegmentTable, readonly Placed[]>();
  for (const name of segmentTables) {
    const column = historyOfInstances[name];
    const values = column === 'rootProcessInstanceId' ? [root] : tree.map(({ id }) => id);
    const table = tables.table(name);
    const own: Placed[] = [];
    for (const value of values) {
      for (const { row, sequence } of table.slotsHaving(column, value)) own.push({ row, sequence });
    }
    if (own.length > 0) found.set(name, own);
  }
  return found;
};

const lengthOfTexts = (rows: InstanceRows): number => {
  let length = 0;
  for (const placed of rows.values()) {
    for (const { row } of placed) {
      for (const name in row) {
        const value = row[name];
        if (isLongText(value)) length += value.length;
      }
    }
  }
  return length;
};

/** Rows are replaced when they change, so the same ones have the same content. */
const isSame = (now: InstanceRows, before: InstanceRows): boolean =>
  now.size === before.size &&
  [...now].every(([table, rows]) => {
    const others = before.get(table);
    return others?.length === rows.length && rows.every(({ row }, i) => row === others[i]?.row);
  });

const evict = (tables: MemoryTables, rows: InstanceRows): void => {
  for (const [name, own] of rows) {
    const table = tables.table(name);
    for (const { row } of own) {
      const slot = table.slot(row.id);
      if (slot) table.remove(slot);
    }
  }
};
