import type { MemoryTable } from '../../memory/memory-table.ts';
import type { MemoryTables } from '../../memory/memory-tables.ts';
import type { StoredRow } from '../../memory/slot.ts';
import type { JsonValue } from '../long-text.ts';
import { decodeValue, rowMaker, type TextOf } from '../row-values.ts';

/**
 * One step of a transaction as a journal holds it; each line of a transaction is a list of them.
 *
 * - `=` from here on the number stands for the table with these columns
 * - `$` from here on the number stands for this text
 * - `+` an inserted row, its values in the order of the columns
 * - `~` a changed row: its id, then for each changed column its place among the columns and its value
 * - `-` a removed row: its id
 */
export type Operation =
  | ['=', number, string, readonly string[]]
  | ['$', number, string]
  | ['+', number, ...JsonValue[]]
  | ['~', number, string, ...JsonValue[]]
  | ['-', number, string];

/** By table: the sequence of the next row of a long transaction. */
export type Room = Map<string, number>;

interface NumberedTable {
  table: MemoryTable;
  columns: readonly string[];
  makeRow: (values: readonly JsonValue[]) => StoredRow;
}

/** Makes the changes of one journal file again. Throws where they do not fit what is there. */
export class Replay {
  readonly #tables: MemoryTables;
  readonly #numbered = new Map<number, NumberedTable>();
  readonly #texts = new Map<number, string>();
  readonly #textOf: TextOf = ({ text: number }) => {
    const text = this.#texts.get(number);
    if (text === undefined) throw new Error(`a text with the number ${number} was never named`);
    return text;
  };

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  /** Makes room, by table, for rows that come later but stand here in the order of insertion. */
  makeRoom(counts: Readonly<Record<string, number>>): Room {
    const room = new Map<string, number>();
    for (const [name, count] of Object.entries(counts)) {
      const table = this.#tables.table(name);
      room.set(name, table.nextSequence);
      table.skipSequences(table.nextSequence + count);
    }
    return room;
  }

  /** Rows go where there is room for them, else behind all others. */
  apply(operations: readonly Operation[], room: Room = new Map()): void {
    for (const operation of operations) this.#apply(operation, room);
  }

  #apply(operation: Operation, room: Room): void {
    const [kind, number] = operation;
    if (kind === '=') {
      const [, , name, columns] = operation;
      const table = this.#tables.table(name);
      this.#numbered.set(number, { table, columns, makeRow: rowMaker(columns, 0, this.#textOf) });
      return;
    }
    if (kind === '$') {
      this.#texts.set(number, operation[2]);
      return;
    }
    const numbered = this.#numbered.get(number);
    if (!numbered) throw new Error(`a table with the number ${number} was never named`);
    const { table } = numbered;
    if (kind === '+') {
      const row = numbered.makeRow(operation.slice(2) as JsonValue[]);
      if (table.slot(row.id)) throw new Error(`${table.name} ${row.id} is inserted twice`);
      const sequence = room.get(table.name);
      if (sequence !== undefined) room.set(table.name, sequence + 1);
      table.insert(row, sequence);
      return;
    }
    const id = operation[2] as string;
    const slot = table.slotToChange(id);
    if (!slot) throw new Error(`${table.name} ${id} is changed, but is not there`);
    if (kind === '-') table.remove(slot);
    else table.replace(slot, patched(slot.row, numbered.columns, operation, this.#textOf));
  }
}

const patched = (
  before: StoredRow,
  columns: readonly string[],
  operation: readonly unknown[],
  textOf: TextOf,
): StoredRow => {
  const row: Record<string, unknown> = { ...before };
  for (let i = 3; i < operation.length; i += 2) {
    const column = columns[operation[i] as number];
    if (column === undefined) throw new Error(`column ${operation[i]} was never named`);
    row[column] = decodeValue(operation[i + 1] as JsonValue, textOf);
  }
  return row as unknown as StoredRow;
};
