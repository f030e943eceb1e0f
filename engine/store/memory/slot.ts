import type { Value } from '../query.ts';
import type { Row } from '../tables.ts';

/** A row as the memory store sees it: of any table, its columns by name. */
export type StoredRow = Readonly<Row & Record<string, Value | null | undefined>>;

/** A row with its place in the order of insertion into its table. */
export interface Placed {
  readonly row: StoredRow;
  readonly sequence: number;
}

/** The place of a row. An update puts another row in it, so the indexes only move it when their column changes. */
export class Slot implements Placed {
  constructor(
    public row: StoredRow,
    /** Counts the insertions into the table. */
    readonly sequence: number,
  ) {}
}

/** In order of insertion. */
export const inOrder = <P extends Placed>(rows: Iterable<P>): P[] =>
  [...rows].sort((a, b) => a.sequence - b.sequence);

/** So few rows are looked at in one turn. */
const oneTurn = 256;

/** The rows as they are now: slots get other rows while work on many of them lets others have their turn. */
export const atThisMoment = (placed: readonly Placed[]): readonly Placed[] =>
  placed.length <= oneTurn ? placed : placed.map(({ row, sequence }) => ({ row, sequence }));
