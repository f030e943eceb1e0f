import type { Applied } from '../memory/memory-tables.ts';
import type { StoredRow } from '../memory/slot.ts';
import { encodeFrame } from './frame.ts';
import { type JsonValue, referToTexts } from './long-text.ts';
import type { Operation } from './operation.ts';
import { lengthOf, valuesOf } from './row-values.ts';

/** A longer transaction goes on in a further line, so that no text grows with the number of its rows. */
const lineLength = 4_000_000;

interface NamedTable {
  number: number;
  columns: readonly string[];
}

/** Writes transactions as the lines of one journal file, naming a table's columns before its first row. */
export class TransactionEncoder {
  readonly #tables = new Map<string, NamedTable>();
  readonly #texts = new Map<string, number>();
  #count = 0;

  /** To be called when lines that were encoded do not get into the file after all. */
  forget(): void {
    this.#tables.clear();
    this.#texts.clear();
  }

  encode(applied: readonly Applied[]): Buffer[] {
    const frames: Buffer[] = [];
    let operations: Operation[] = [];
    let length = 0;
    for (const one of applied) {
      if (length > lineLength) {
        frames.push(encodeFrame('+', JSON.stringify(operations)));
        operations = [];
        length = 0;
      }
      length += this.#add(operations, one);
    }
    frames.push(encodeFrame('.', JSON.stringify(operations)));
    return frames;
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
    let values = named && valuesOf(row, named.columns);
    if (!named || !values) {
      const columns = new Set([...(named?.columns ?? []), ...Object.keys(row)]);
      named = this.#name(operations, table, [...columns]);
      values = valuesOf(row, named.columns) as JsonValue[];
    }
    let length = 0;
    referToTexts(values, (text) => {
      if (!this.#texts.has(text)) length += this.#addText(operations, text);
      return { text: this.#texts.get(text) as number };
    });
    if (before === undefined) operations.push(['+', named.number, ...values]);
    else operations.push(['~', named.number, row.id, ...difference(named, values, before, row)]);
    return length + lengthOf(values);
  }

  #addText(operations: Operation[], text: string): number {
    const number = this.#count++;
    this.#texts.set(text, number);
    operations.push(['$', number, text]);
    return text.length;
  }

  #name(operations: Operation[], table: string, columns: readonly string[]): NamedTable {
    const named = { number: this.#count++, columns };
    this.#tables.set(table, named);
    operations.push(['=', named.number, table, columns]);
    return named;
  }
}

const difference = (
  { columns }: NamedTable,
  values: readonly JsonValue[],
  before: StoredRow,
  after: StoredRow,
): JsonValue[] => {
  const changed: JsonValue[] = [];
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as string;
    if (!Object.is(before[column] ?? null, after[column] ?? null))
      changed.push(i, values[i] ?? null);
  }
  return changed;
};
