import fc, { type Arbitrary } from 'fast-check';
import type { Value } from '../../../engine/store/query.ts';
import type { Change, Store } from '../../../engine/store/store.ts';

export const tables = [
  'historicProcessInstance',
  'historicActivityInstance',
  'historicTask',
  'historicVariable',
  'historicDetail',
  'comment',
] as const;
export type Table = (typeof tables)[number];

/** A row of any of these tables, with few columns. */
export type TreeRow = { id: string } & Record<string, Value | null>;

/** Few values, so that rows meet: the same words are ids, instances and tasks. */
export const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const orNull = <T>(value: Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const text = fc.constantFrom('x', 'y', 'long '.repeat(900), 'longer'.repeat(900));
const number = fc.constantFrom(0, 1, 2);

const common = {
  rootProcessInstanceId: orNull(word),
  processInstanceId: orNull(word),
  taskId: orNull(word),
};

const columns: Record<Table, Record<string, Arbitrary<Value | null>>> = {
  historicProcessInstance: {
    rootProcessInstanceId: word,
    superProcessInstanceId: orNull(word),
    businessKey: orNull(text),
    processDefinitionId: word,
    endTime: fc.constantFrom(null, 1, 2, 3, 4),
  },
  historicActivityInstance: { ...common, executionId: word, activityName: orNull(text) },
  historicTask: { ...common, name: orNull(text), priority: number },
  historicVariable: { ...common, name: text, textValue: orNull(text), longValue: orNull(number) },
  historicDetail: { ...common, variableInstanceId: orNull(word), textValue: orNull(text) },
  comment: { ...common, message: text },
};

export const columnNames = (table: Table): string[] => Object.keys(columns[table]);

const row = (table: Table) =>
  fc.record({ id: word, ...columns[table] }).map((given) => ({ ...given }) as unknown as TreeRow);

interface Attempt {
  table: Table;
  row: TreeRow;
  kind: 'put' | 'delete' | 'insert';
}

const attempt: Arbitrary<Attempt> = fc.constantFrom(...tables, tables[0]).chain((table) =>
  fc.record({
    table: fc.constant(table),
    row: row(table),
    kind: fc.constantFrom<Attempt['kind']>('put', 'put', 'put', 'put', 'delete'),
  }),
);

/** An insert of what may be there: only where clients choose ids is it looked for on the disk. */
const taskAttempt: Arbitrary<Attempt> = fc.record({
  table: fc.constant('historicTask' as const),
  row: row('historicTask'),
  kind: fc.constant('insert' as const),
});

export interface Step {
  /** The changes, by what is there. */
  pick: (store: Store) => Change[];
  next: 'go on' | 'settle' | 'compare' | 'reopen';
}

const changeOf = (store: Store, { table, row, kind }: Attempt): Change => {
  const stored = store.get(table, row.id);
  if (kind === 'delete') return { kind: 'delete', table, id: row.id };
  if (kind === 'insert' || !stored) return { kind: 'insert', table, row } as never;
  return { kind: 'update', table, row: { ...stored, ...row } } as never;
};

export const step: Arbitrary<Step> = fc
  .record({
    attempts: fc.uniqueArray(fc.oneof({ weight: 12, arbitrary: attempt }, taskAttempt), {
      selector: ({ table, row: { id } }) => `${table} ${id}`,
      minLength: 1,
      maxLength: 8,
    }),
    next: fc.constantFrom<Step['next']>('go on', 'go on', 'settle', 'settle', 'compare', 'reopen'),
  })
  .map(({ attempts, next }) => ({
    pick: (store) => attempts.map((one) => changeOf(store, one)),
    next,
  }));
