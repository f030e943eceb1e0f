import type { Column, Condition } from '../store/query.ts';
import type { ColumnOf, TableName } from '../store/tables.ts';

type Exists = Extract<Condition, { op: 'exists' }>;

/** The conditions that Camunda asks of a joined row, not in a sub-select. */
const ofJoinedRow = new WeakSet<Condition>();

/** There is a row that Camunda joins, and it fulfils the conditions; see sharedRow. */
export const joinedRowExists = <T extends TableName>(
  table: T,
  theirs: ColumnOf<T>,
  ours: Column,
  where: readonly Condition[],
): Condition => {
  const condition: Condition = { op: 'exists', table, theirs, ours, where };
  ofJoinedRow.add(condition);
  return condition;
};

/**
 * Camunda joins such a row once for a query and its or queries together: whatever they ask of it must hold for one and
 * the same row. `candidateUser` beside an or query with `candidateGroup` therefore finds nothing, because no identity
 * link has both. Given conditions that all must hold, answers ones that ask so.
 */
export const sharedRow = (where: Condition[]): Condition[] => {
  let shared = where;
  for (const table of new Set(where.flatMap(rowsAsked).map((asked) => asked.table))) {
    shared = sharedRowOf(table, shared);
  }
  return shared;
};

const sharedRowOf = (table: TableName, where: Condition[]): Condition[] => {
  const questions = (condition: Condition) =>
    rowsAsked(condition).filter((asked) => asked.table === table);
  const asking = where.filter((condition) => questions(condition).length > 0);
  if (asking.length < 2) return where;
  const options = subsets(asking.flatMap(questions)).map((yes): Condition => {
    const rest = asking.map((condition) => assuming(table, condition, yes));
    return { op: 'and', conditions: yes.length > 0 ? [oneRow(yes), ...rest] : rest };
  });
  return [
    ...where.filter((condition) => !asking.includes(condition)),
    { op: 'or', conditions: options },
  ];
};

const rowsAsked = (condition: Condition): Exists[] => {
  if (condition.op === 'exists') return ofJoinedRow.has(condition) ? [condition] : [];
  if (condition.op !== 'and' && condition.op !== 'or') return [];
  return condition.conditions.flatMap(rowsAsked);
};

/** What is left of a condition when the row answers exactly these questions with yes. */
const assuming = (table: TableName, condition: Condition, yes: readonly Exists[]): Condition => {
  if (condition.op === 'exists') {
    if (condition.table !== table || !ofJoinedRow.has(condition)) return condition;
    return { op: yes.includes(condition) ? 'and' : 'or', conditions: [] };
  }
  if (condition.op !== 'and' && condition.op !== 'or') return condition;
  const conditions = condition.conditions.map((inner) => assuming(table, inner, yes));
  return { ...condition, conditions };
};

const oneRow = (questions: readonly Exists[]): Condition => {
  const where = questions.flatMap((question) => question.where);
  const condition: Condition = { ...(questions[0] as Exists), where };
  ofJoinedRow.add(condition);
  return condition;
};

const subsets = <T>(items: readonly T[]): T[][] => {
  let all: T[][] = [[]];
  for (const item of items) all = all.concat(all.map((some) => [...some, item]));
  return all;
};
