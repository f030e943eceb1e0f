import type { Column, Condition, Value } from '../store/query.ts';
import type { ColumnOf, TableName } from '../store/tables.ts';
import type { Meaning, Situation } from './definition.ts';
import { queryFailure } from './query-failure.ts';
import { joinedRowExists } from './shared-row.ts';

/** A column of the table itself, checked, or a joined one (see `joined`). */
type Place<T extends TableName> = ColumnOf<T> | Exclude<Column, string>;

/** The column of the row that `via` points to. */
export const joined = <T extends TableName>(
  via: string,
  table: T,
  column: ColumnOf<T>,
): Exclude<Column, string> => ({
  via,
  table,
  column,
});

/** The key of the definition of an instance, an activity or a task. */
export const definitionKey = joined('processDefinitionId', 'processDefinition', 'key');

/** What no row fulfils: a filter by something that this engine has not, such as a case instance. */
export const nothing: Condition = { op: 'or', conditions: [] };

/** A column that is null in every row: what a sorting by case instances orders by. */
export const ofNoCase: Column = {
  table: 'task',
  theirs: 'id',
  ours: 'id',
  where: [nothing],
  column: 'id',
};

export const exists = <T extends TableName>(
  table: T,
  theirs: ColumnOf<T>,
  ours: Column,
  where: readonly Condition[] = [],
): Condition => ({ op: 'exists', table, theirs, ours, where });

/** An execution of the instance stands at one of the activities, event scopes apart. */
export const executionAt = (ours: string, activityIds: readonly string[]): Condition =>
  joinedRowExists('execution', 'processInstanceId', ours, [
    { op: 'eq', column: 'isEventScope', value: false },
    { op: 'in', column: 'activityId', values: activityIds },
  ]);

export const isTrue = (situation: Situation, name: string): boolean => situation.all[name] === true;

export const isGiven = (situation: Situation, name: string): boolean =>
  situation.all[name] !== undefined && situation.all[name] !== null;

/** EnsureUtil.ensureNotNull for the elements of a list: 500 NullValueException. */
export const withoutNull = (what: string, texts: readonly (string | null)[]): string[] => {
  if (texts.includes(null)) throw queryFailure.nullValue(what, 'contains null value');
  return texts as string[];
};

/** Which refusals Camunda has for a list. */
interface ListRules {
  /** How it names the list when an element is null; without it a null element is compared and matches nothing. */
  named?: string;
  /** What it says of an empty list, which else is no filter. */
  whenEmpty?: string;
  bindsToPrevious?: true;
}

/** The makers of the parameters of one table, which check the names of its columns. */
export const parametersOf = <T extends TableName>() => ({
  equal: (column: Place<T>, ignoreCase?: true): Meaning<'string'> => ({
    type: 'string',
    conditions: (value) => [{ op: 'eq', column, value, ignoreCase }],
  }),

  like: (column: Place<T>, ignoreCase?: true): Meaning<'string'> => ({
    type: 'string',
    conditions: (pattern) => [{ op: 'like', column, pattern, ignoreCase }],
  }),

  number: (op: 'eq' | 'gte' | 'lte', column: Place<T>, type: 'integer' | 'long' = 'long') =>
    ({ type, conditions: (value: number) => [{ op, column, value }] }) as
      | Meaning<'integer'>
      | Meaning<'long'>,

  date: (op: 'eq' | 'gt' | 'gte' | 'lt' | 'lte', column: Place<T>): Meaning<'date'> => ({
    type: 'date',
    conditions: (value) => [{ op, column, value }],
  }),

  /** Of several values at least one; an empty list filters nothing. */
  oneOf: (column: Place<T>, type: 'strings' | 'stringList', rules: ListRules = {}) =>
    list('in', column, type, rules),

  noneOf: (column: Place<T>, type: 'strings' | 'stringList', rules: ListRules = {}) =>
    list('notIn', column, type, rules),

  /** What holds when the parameter is true; `false` filters nothing. */
  when: (...conditions: Condition[]): Meaning<'boolean'> => ({
    type: 'boolean',
    conditions: (value) => (value ? conditions : []),
  }),

  is: (column: Place<T>, value: Value): Condition => ({ op: 'eq', column, value }),
  isNull: (column: Place<T>): Condition => ({ op: 'isNull', column }),
  isNotNull: (column: Place<T>): Condition => ({ op: 'isNotNull', column }),
});

const list = (
  op: 'in' | 'notIn',
  column: Column,
  type: 'strings' | 'stringList',
  rules: ListRules,
) =>
  ({
    type,
    conditions: (values: (string | null)[]) => {
      if (values.length === 0) {
        if (rules.whenEmpty) throw queryFailure.usage(rules.whenEmpty);
        return [];
      }
      const given = rules.named
        ? withoutNull(rules.named, values)
        : values.filter((value) => value !== null);
      return [{ op, column, values: given }];
    },
    ...(rules.bindsToPrevious && { bindsToPrevious: true }),
  }) as Meaning<'strings'> | Meaning<'stringList'>;

/**
 * `active` and `suspended`: one setting of Camunda's queries, in which the later one, `suspended`, wins. False filters
 * nothing.
 */
export const suspensionParameters: { active: Meaning<'boolean'>; suspended: Meaning<'boolean'> } = {
  active: {
    type: 'boolean',
    conditions: (value, situation) =>
      value && !isTrue(situation, 'suspended')
        ? [{ op: 'eq', column: 'suspensionState', value: 1 }]
        : [],
  },
  suspended: {
    type: 'boolean',
    conditions: (value) => (value ? [{ op: 'eq', column: 'suspensionState', value: 2 }] : []),
  },
};

/** A parameter that only changes the meaning of others. */
export const modifier: Meaning<'boolean'> = { type: 'boolean', conditions: () => [] };

/** A filter by what this engine has not: it finds nothing. */
export const unknownText: Meaning<'string'> = { type: 'string', conditions: () => [nothing] };

export const unknownTexts: Meaning<'strings'> = {
  type: 'strings',
  conditions: (values) => (values.length > 0 ? [nothing] : []),
};

/**
 * `tenantIdIn` and `withoutTenantId` (and what includes those without): both are one setting of Camunda's queries, in
 * which the later one, `withoutTenantId`, wins.
 */
export const tenantParameters = (
  type: 'strings' | 'stringList',
  { including, column = 'tenantId' }: { including?: string; column?: string } = {},
) => ({
  tenantIdIn: {
    type,
    conditions: (values: (string | null)[], situation: Situation): Condition[] => {
      if (values.length === 0) return [];
      const given = withoutNull('tenantIds', values);
      if (isTrue(situation, 'withoutTenantId')) return [];
      const among: Condition = { op: 'in', column, values: given };
      if (!including || !isTrue(situation, including)) return [among];
      return [{ op: 'or', conditions: [among, { op: 'isNull', column }] }];
    },
  } as Meaning<'strings'> | Meaning<'stringList'>,
  withoutTenantId: {
    type: 'boolean',
    conditions: (value) => (value ? [{ op: 'isNull', column }] : []),
  } as Meaning<'boolean'>,
  ...(including && { [including]: modifier }),
});
