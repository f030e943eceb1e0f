import type { Applied } from '../../memory/memory-tables.ts';
import type { StoredRow } from '../../memory/slot.ts';
import { encodeFrame } from '../frame.ts';
import { type JsonValue, referToTexts } from '../long-text.ts';
import { encodeValue, lengthOf } from '../row-values.ts';
import type { Operation } from './operation.ts';

/** A longer transaction goes on in a further line, so that no text grows with the number of its rows. */
const lineLength = 1_000_000;

interface NamedTable {
  number: number;
  columns: readonly string[];
}

/** Writes transactions as the lines of one journal file, naming a table's columns before its first row. */
export class TransactionEncoder {
  readonly #tables = new Map<string, NamedTable>();
  readonly #texts = new Map<string, number>();
  #count: number;

  /** `first`: the least number that a table or text is named with. */
  constructor(first = 0) {
    this.#count = first;
  }

  /** To be called when lines that were encoded do not get into the file after all. */
  forget(): void {
    this.#tables.clear();
    this.#texts.clear();
  }

  encode(applied: readonly Applied[]): Buffer[] {
    const lines = this.lines(applied);
    const last = lines.pop() as string;
    return [...lines.map((line) => encodeFrame('+', line)), encodeFrame('.', last)];
  }

  /** Lists of operations as JSON; one at least. */
  lines(applied: readonly Applied[]): string[] {
    const lines: string[] = [];
    let operations: Operation[] = [];
    let length = 0;
    for (const one of applied) {
      if (length > lineLength) {
        lines.push(JSON.stringify(operations));
        operations = [];
        length = 0;
      }
      length += this.#add(operations, one);
    }
    lines.push(JSON.stringify(operations));
    return lines;
  }

  /** Answers about how long the operation is. */
  #add(operations: Operation[], { change, before }: Applied): number {
    const { kind, table } = change;
    let named = this.#tables.get(table);
    if (kind === 'delete') {
      named ??= this.#name(operations, table, Object.keys(before as StoredRow));
      operations.push(['-', named.number, change.id]);
      return change.id.length;
    }
    const row = change.row as unknown as StoredRow;
    const operation =
      (named && operationOf(named, before, row)) ??
      reordered(this.#named(operations, named, table, row), before, row);
    let length = 0;
    referToTexts(operation, (text) => {
      if (!this.#texts.has(text)) length += this.#addText(operations, text);
      return { text: this.#texts.get(text) as number };
    });
    operations.push(operation as Operation);
    return length + lengthOf(operation);
  }

  #addText(operations: Operation[], text: string): number {
    const number = this.#count++;
    this.#texts.set(text, number);
    operations.push(['$', number, text]);
    return text.length;
  }

  /** The table with columns among which are all that the row has. */
  #named(
    operations: Operation[],
    known: NamedTable | undefined,
    table: string,
    row: StoredRow,
  ): NamedTable {
    const columns = new Set(known?.columns);
    const isKnown = known && Object.keys(row).every((column) => columns.has(column));
    if (isKnown) return known;
    for (const column in row) columns.add(column);
    return this.#name(operations, table, [...columns]);
  }

  #name(operations: Operation[], table: string, columns: readonly string[]): NamedTable {
    const named = { number: this.#count++, columns };
    this.#tables.set(table, named);
    operations.push(['=', named.number, table, columns]);
    return named;
  }
}

/** Undefined where the row has other columns than the table was named with, or has them in another order. */
const operationOf = (
  { number, columns }: NamedTable,
  before: StoredRow | undefined,
  row: StoredRow,
): JsonValue[] | undefined => {
  const operation: JsonValue[] = before ? ['~', number, row.id] : ['+', number];
  let place = 0;
  // This loop, and no index into the columns: it reads rows of all kinds as fast as those of one.
  for (const column in row) {
    if (column !== columns[place]) return undefined;
    const value = row[column];
    if (!before) operation.push(encodeValue(value));
    else if (!Object.is(value ?? null, before[column] ?? null))
      operation.push(place, encodeValue(value));
    place++;
  }
  return place === columns.length ? operation : undefined;
};

/** The same of a row with its columns in any order; those that it has not are null. */
const reordered = (
  named: NamedTable,
  before: StoredRow | undefined,
  row: StoredRow,
): JsonValue[] => {
  const whole: Record<string, unknown> = {};
  for (const column of named.columns) whole[column] = row[column] ?? null;
  return operationOf(named, before, whole as unknown as StoredRow) as JsonValue[];
};
