import { type TypedValue, valuesOf } from '../execution/variable-scope.ts';
import { externalTaskFailure } from '../failure.ts';
import { valueCondition } from '../query/variable-conditions.ts';
import type { Condition, Order } from '../store/query.ts';
import type { ExternalTaskRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

/** Gives a worker tasks that nobody has, each for as long as its topic says. */
export interface FetchExternalTasks {
  workerId: string | null;
  maxTasks: number;
  /** Whether tasks of a higher priority come first. */
  usePriority?: boolean;
  /** The order of those of the same priority. */
  createTime?: 'asc' | 'desc' | null;
  topics: readonly FetchedTopic[];
}

/** Tasks of one topic, by filters that all must hold; those that are null ask for nothing. */
export interface FetchedTopic {
  topicName: string | null;
  /** Milliseconds. */
  lockDuration: number;
  businessKey?: string | null;
  processDefinitionId?: string | null;
  processDefinitionIdIn?: readonly string[] | null;
  processDefinitionKey?: string | null;
  processDefinitionKeyIn?: readonly string[] | null;
  /** With the wildcards of a query. */
  processDefinitionVersionTag?: string | null;
  /** Null for tasks of no tenant, undefined for all. */
  tenantIds?: readonly string[] | null | undefined;
  /** Variables of the process instance, one of which must have its value. */
  processVariables?: Readonly<Record<string, unknown>> | null;
  /** The names of the variables to be given with a task; null for all. */
  variables?: readonly string[] | null;
  localVariables?: boolean;
}

export interface FetchedTask {
  row: Readonly<ExternalTaskRow>;
  topic: FetchedTopic;
  variables: ReadonlyMap<string, TypedValue>;
}

/** FetchExternalTasksCmd */
export function* fetchExternalTasks(
  context: CommandContext,
  command: FetchExternalTasks,
): Work<FetchedTask[]> {
  const { workerId, maxTasks } = command;
  if (workerId === null) throw externalTaskFailure.noWorker();
  if (maxTasks < 0) throw externalTaskFailure.badMaxResults();
  const topics = new Map<string, FetchedTopic>();
  for (const topic of command.topics) {
    if (topic.topicName === null) throw externalTaskFailure.noTopic();
    if (topic.lockDuration <= 0) throw externalTaskFailure.badLockTime();
    topics.set(topic.topicName, topic);
  }
  if (topics.size === 0) return [];
  const now = context.now();
  const rows = context.unit.query({
    table: 'externalTask',
    where: [...available(now), { op: 'or', conditions: [...topics.values()].map(ofTopic) }],
    orderBy: orderOf(command),
    limit: maxTasks,
  });
  return context.unit.edit('externalTask', rows).map((row) => {
    const topic = topics.get(row.topicName as string) as FetchedTopic;
    row.workerId = workerId;
    row.lockExpirationTime = now + topic.lockDuration;
    return { row, topic, variables: variablesFor(context, row, topic) };
  });
}

/** Neither locked nor suspended, and to be tried still. */
const available = (now: number): Condition[] => [
  {
    op: 'or',
    conditions: [
      { op: 'isNull', column: 'lockExpirationTime' },
      { op: 'lte', column: 'lockExpirationTime', value: now },
    ],
  },
  { op: 'eq', column: 'suspensionState', value: 1 },
  {
    op: 'or',
    conditions: [
      { op: 'isNull', column: 'retries' },
      { op: 'gt', column: 'retries', value: 0 },
    ],
  },
];

const ofTopic = (topic: FetchedTopic): Condition => {
  const { businessKey, processDefinitionVersionTag: versionTag, tenantIds } = topic;
  const conditions: Condition[] = [
    { op: 'eq', column: 'topicName', value: topic.topicName },
    ...equal('processDefinitionId', topic.processDefinitionId),
    ...oneOf('processDefinitionId', topic.processDefinitionIdIn),
    ...equal('processDefinitionKey', topic.processDefinitionKey),
    ...oneOf('processDefinitionKey', topic.processDefinitionKeyIn),
    ...(tenantIds === null ? [{ op: 'isNull', column: 'tenantId' } as const] : []),
    ...oneOf('tenantId', tenantIds),
    ...withVariable(topic.processVariables ?? {}),
  ];
  if (businessKey) {
    const column = { via: 'processInstanceId', table: 'execution', column: 'businessKey' } as const;
    conditions.push({ op: 'eq', column, value: businessKey });
  }
  if (versionTag) {
    const table = 'processDefinition';
    const column = { via: 'processDefinitionId', table, column: 'versionTag' } as const;
    conditions.push({ op: 'like', column, pattern: versionTag });
  }
  return { op: 'and', conditions };
};

const equal = (column: string, value: string | null | undefined): Condition[] =>
  value === null || value === undefined ? [] : [{ op: 'eq', column, value }];

const oneOf = (column: string, values: readonly string[] | null | undefined): Condition[] =>
  values && values.length > 0 ? [{ op: 'in', column, values }] : [];

/** Of several variables one is enough (ExternalTask.xml, selectExternalTasksForTopics). */
const withVariable = (variables: Readonly<Record<string, unknown>>): Condition[] => {
  const conditions = Object.entries(variables).map(
    ([name, value]): Condition => ({
      op: 'and',
      conditions: [{ op: 'eq', column: 'name', value: name }, valueCondition('eq', value, false)],
    }),
  );
  if (conditions.length === 0) return [];
  const where: Condition[] = [{ op: 'or', conditions }];
  return [
    { op: 'exists', table: 'variable', theirs: 'executionId', ours: 'processInstanceId', where },
  ];
};

const orderOf = ({ usePriority = false, createTime = null }: FetchExternalTasks): Order[] => [
  ...(usePriority ? [{ column: 'priority', direction: 'desc' } as const] : []),
  ...(createTime === null ? [] : [{ column: 'createTime', direction: createTime } as const]),
];

const variablesFor = (
  context: CommandContext,
  row: ExternalTaskRow,
  { variables: names = null, localVariables = false }: FetchedTopic,
): ReadonlyMap<string, TypedValue> => {
  if (names?.length === 0) return new Map();
  const execution = context.executionOf(row.executionId);
  const values = valuesOf(localVariables ? execution.variables : execution.visibleVariables());
  return names === null
    ? values
    : new Map([...values].filter(([name]) => (names as readonly string[]).includes(name)));
};
