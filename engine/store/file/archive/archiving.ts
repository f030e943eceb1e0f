import type { Turn } from '../../../turn.ts';
import type { MemoryTables } from '../../memory/memory-tables.ts';
import type { Placed } from '../../memory/slot.ts';
import { historyOfInstances } from '../../tables.ts';
import type { Files } from '../files.ts';
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
}

/** So many instances one segment has at most. */
const segmentLength = 2_048;

/**
 * Moves the history of instances that have ended from memory to segments. What is written is durable by the journals,
 * so a crash before the next manifest loses nothing: the segments are not named then, and memory has the rows again.
 * What changes meanwhile stays in memory.
 */
export const archiveEnded = async (options: ArchivingOptions): Promise<void> => {
  await emptySparse(options);
  const roots = await endedRoots(options);
  for (let from = 0; from < roots.length; from += segmentLength) {
    if (options.isStopped()) return;
    await archiveSome(options, roots.slice(from, from + segmentLength));
  }
};

const archiveSome = async (
  { files, folder, tables, archive, snapshot, durable, turn }: ArchivingOptions,
  roots: readonly string[],
): Promise<void> => {
  const gathered: [string, InstanceRows][] = [];
  for (const root of roots) {
    const rows = rowsOf(tables, root);
    // Some rows name the root and no instance of it: they stay, and need no segment each time.
    if (rows.size > 0) gathered.push([root, rows]);
    await turn.step();
  }
  if (gathered.length === 0) return;
  const instances = gathered.map(([, rows]) => rows);
  // Rows that are withdrawn later are not those that were gathered here.
  await durable();
  const file = archive.newName(snapshot);
  const { index, bytes } = await writeSegment(files, folder, file, { instances, turn });
  const dead = instances.map((_, place) => place);
  const segment = await Segment.open(files, folder, { file, index, bytes, dead, rows: {} });
  archive.add(segment);
  for (const [place, [root, written]] of gathered.entries()) {
    if (isSame(rowsOf(tables, root), written)) {
      evict(tables, written);
      segment.revive(place, written);
    }
    await turn.step();
  }
};

/** Segments of which little lives are given up: what lives goes back to memory, and with the others to a new one. */
const emptySparse = async ({ archive, turn }: ArchivingOptions): Promise<void> => {
  for (const segment of archive.segments) {
    if (segment.liveInstances * 2 > segment.instances) continue;
    for (const place of segment.places()) {
      archive.thaw(segment, place);
      await turn.step();
    }
    archive.retire(segment);
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
