import type { Placed } from '../../memory/slot.ts';
import { historyOfInstances, indexes, type TableName } from '../../tables.ts';

/** The tables whose rows are in segments, in the order in which they stand there. */
export const segmentTables = Object.keys(historyOfInstances) as readonly SegmentTable[];
export type SegmentTable = keyof typeof historyOfInstances;

/** The rows of one ended instance, those that it called included, by table. */
export type InstanceRows = ReadonlyMap<SegmentTable, readonly Placed[]>;

/** Columns with values that few instances share: by others rows are found by looking at all of them. */
const selective: ReadonlySet<string> = new Set([
  'processInstanceId',
  'rootProcessInstanceId',
  'executionId',
  'taskId',
  'variableInstanceId',
  'jobId',
  'externalTaskId',
  'causeIncidentId',
  'configuration',
]);

const indexedColumns = new Map(
  segmentTables.map((table) => [
    table,
    (indexes[table] as readonly string[]).filter((column) => selective.has(column)),
  ]),
);

export const isIndexedInSegments = (table: TableName, column: string): boolean =>
  indexedColumns.get(table as SegmentTable)?.includes(column) ?? false;

/**
 * Says in which instances of a segment a value may stand as an id or in an indexed column. A value is a hash of 32 bits
 * here, so that one instance takes some 250 bytes: a few are named in vain.
 */
export class SegmentIndex {
  /** `hashes` ascending, each with the place of an instance. */
  constructor(
    readonly hashes: Uint32Array,
    readonly places: Uint32Array,
  ) {}

  static of(instances: readonly InstanceRows[]): SegmentIndex {
    const entries: number[] = [];
    for (const [place, rows] of instances.entries()) {
      for (const hash of hashesOf(rows)) entries.push(hash * placeLimit + place);
    }
    const sorted = Float64Array.from(entries).sort();
    const hashes = new Uint32Array(sorted.length);
    const places = new Uint32Array(sorted.length);
    for (const [i, entry] of sorted.entries()) {
      hashes[i] = Math.floor(entry / placeLimit);
      places[i] = entry % placeLimit;
    }
    return new SegmentIndex(hashes, places);
  }

  placesOf(value: string): number[] {
    const hash = hashOf(value);
    const { hashes } = this;
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hashes[middle] as number) < hash) low = middle + 1;
      else high = middle;
    }
    const places: number[] = [];
    for (; hashes[low] === hash; low++) places.push(this.places[low] as number);
    return places;
  }
}

/** Hash and place together are a number without rounding. */
const placeLimit = 2 ** 20;

const hashesOf = (rows: InstanceRows): Set<number> => {
  const hashes = new Set<number>();
  for (const [table, placed] of rows) {
    const columns = indexedColumns.get(table) as readonly string[];
    for (const { row } of placed) {
      hashes.add(hashOf(row.id));
      for (const column of columns) {
        const value = row[column];
        if (typeof value === 'string') hashes.add(hashOf(value));
      }
    }
  }
  return hashes;
};

/** FNV-1a over the text's code units. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};
