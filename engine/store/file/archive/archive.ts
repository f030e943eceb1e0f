import type { ColdRows, ColdScan } from '../../memory/cold-rows.ts';
import type { MemoryTables } from '../../memory/memory-tables.ts';
import type { Placed } from '../../memory/slot.ts';
import { segmentName } from '../file-names.ts';
import type { Files } from '../files.ts';
import type { SegmentEntry } from '../manifest.ts';
import { Segment } from './segment.ts';
import { isIndexedInSegments, type SegmentTable, segmentTables } from './segment-index.ts';

interface LastRead {
  segment: Segment;
  place: number;
  rows: readonly Placed[];
}

/** The history of ended instances that is on the disk only: the cold rows of the tables in memory. */
export class Archive {
  readonly #tables: MemoryTables;
  #segments: Segment[] = [];
  readonly #lastRead = new Map<SegmentTable, LastRead>();
  /** Those that no longer count, but may be named by the manifest that is in force. */
  #retired: Segment[] = [];

  private constructor(tables: MemoryTables) {
    this.#tables = tables;
    for (const table of segmentTables) tables.table(table).cold = this.#coldRows(table);
  }

  /** Throws where a segment is missing or damaged. */
  static async open(
    files: Files,
    folder: string,
    entries: readonly SegmentEntry[],
    tables: MemoryTables,
  ): Promise<Archive> {
    const archive = new Archive(tables);
    try {
      for (const entry of entries) archive.add(await Segment.open(files, folder, entry));
    } catch (error) {
      await archive.close();
      throw error;
    }
    return archive;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** A name that none of them has: an earlier attempt at the same snapshot may have left some. */
  newName(snapshot: number): string {
    let count = 1;
    const isTaken = (name: string) => this.#segments.some(({ file }) => file === name);
    while (isTaken(segmentName(snapshot, count))) count++;
    return segmentName(snapshot, count);
  }

  add(segment: Segment): void {
    this.#segments.push(segment);
  }

  /** Puts all rows of an instance back into memory, unless they are there. */
  thaw(segment: Segment, place: number): void {
    if (segment.isDead(place)) return;
    for (const [name, rows] of segment.bury(place)) {
      const table = this.#tables.table(name);
      for (const { row, sequence } of rows) table.insert(row, sequence);
    }
  }

  /** Takes out a segment without living instances. Its file is closed by `closeRetired`. */
  retire(segment: Segment): void {
    this.#segments = this.#segments.filter((one) => one !== segment);
    this.#retired.push(segment);
  }

  /** To be called once no manifest names the retired segments any more. */
  async closeRetired(): Promise<void> {
    for (const segment of this.#retired.splice(0)) await segment.close();
  }

  async close(): Promise<void> {
    await this.closeRetired();
    for (const segment of this.#segments) await segment.close();
  }

  #coldRows(table: SegmentTable): ColdRows {
    const archive = this;
    return {
      get size() {
        return archive.#segments.reduce((sum, segment) => sum + segment.liveRows(table), 0);
      },
      get isEmpty() {
        return archive.#segments.length === 0;
      },
      get: (id) => archive.#locate(table, id)?.placed,
      isIndexed: (column) => isIndexedInSegments(table, column),
      find: (column, value) => archive.#find(table, column, value),
      scan: () => archive.#scan(table),
      thaw(id) {
        const found = archive.#locate(table, id);
        if (found) archive.thaw(found.segment, found.place);
      },
    };
  }

  #locate(table: SegmentTable, id: string) {
    for (const segment of this.#segments) {
      for (const place of segment.placesOf(id)) {
        const placed = this.#rows(segment, table, place).find(({ row }) => row.id === id);
        if (placed) return { segment, place, placed };
      }
    }
    return undefined;
  }

  #find(table: SegmentTable, column: string, value: string): Placed[] {
    const found: Placed[] = [];
    for (const segment of this.#segments) {
      for (const place of segment.placesOf(value)) {
        for (const placed of this.#rows(segment, table, place)) {
          if (placed.row[column] === value) found.push(placed);
        }
      }
    }
    return found;
  }

  /** Whoever asks for one row of an instance often asks for the next. */
  #rows(segment: Segment, table: SegmentTable, place: number): readonly Placed[] {
    const last = this.#lastRead.get(table);
    if (last?.segment === segment && last.place === place) return last.rows;
    const rows = segment.rows(table, place);
    this.#lastRead.set(table, { segment, place, rows });
    return rows;
  }

  #scan(table: SegmentTable): ColdScan {
    const scans = this.#segments.map((segment) => segment.scan(table));
    return {
      rows: inTurn(scans),
      end: () => {
        for (const scan of scans) scan.end();
      },
    };
  }
}

function* inTurn(scans: readonly ColdScan[]): Generator<readonly Placed[]> {
  for (const { rows } of scans) yield* rows;
}
