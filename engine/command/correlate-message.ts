import { createProcessInstance, startProcessInstance } from '../execution/process-start.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { eventFailure } from '../failure.ts';
import type { Condition, Query } from '../store/query.ts';
import type { EventSubscriptionRow, ExecutionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { messageEventReceived } from './message-event-received.ts';

/** A message and what it must fit: the name, and keys of the instance or execution that waits for it. */
export interface CorrelateMessage {
  messageName: string | null;
  businessKey?: string | null;
  /** Conditions on variables of any scope of the instance, and on the waiting execution's own. */
  correlationKeys?: readonly Condition[];
  localCorrelationKeys?: readonly Condition[];
  /** Both kinds of keys in Java's words, which refusals repeat. */
  shownKeys?: { correlation: string | null; local: string | null };
  processInstanceId?: string | null;
  /** Only of this tenant, or with null of none. */
  tenantId?: string | null;
  variables?: ReadonlyMap<string, TypedValue>;
  variablesLocal?: ReadonlyMap<string, TypedValue>;
  variablesToTriggeredScope?: ReadonlyMap<string, TypedValue>;
  /** All who wait, not exactly one. */
  all?: boolean;
  /** Of all who wait only executions: no start event. */
  executionsOnly?: boolean;
}

/** Whom a message reached. */
export type Correlation =
  | { kind: 'execution'; execution: Readonly<ExecutionRow> }
  | { kind: 'processDefinition'; processInstance: Readonly<ExecutionRow> };

/** CorrelateMessageCmd, CorrelateAllMessageCmd: executions that wait go before start events. */
export function* correlateMessage(
  context: CommandContext,
  command: CorrelateMessage,
): Work<Correlation[]> {
  ensureCriterion(command);
  const waiting = waitingExecutions(context, command);
  if (command.all) {
    const starts = command.executionsOnly ? [] : startSubscriptions(context, command);
    const results: Correlation[] = [];
    for (const row of waiting) results.push(yield* deliver(context, command, row));
    for (const start of starts) results.push(yield* startBy(context, command, start));
    return results;
  }
  if (waiting.length > 1)
    throw eventFailure.severalExecutions(command.messageName, waiting.length, describe(command));
  if (waiting[0]) return [yield* deliver(context, command, waiting[0])];
  const starts = startSubscriptions(context, command);
  if (starts.length > 1)
    throw eventFailure.severalDefinitions(command.messageName, starts.length, describe(command));
  if (starts[0]) return [yield* startBy(context, command, starts[0])];
  throw eventFailure.noMatch(command.messageName);
}

const ensureCriterion = ({
  messageName,
  businessKey,
  correlationKeys,
  processInstanceId,
  tenantId,
}: CorrelateMessage): void => {
  if (tenantId !== undefined && processInstanceId) throw eventFailure.tenantOfInstance();
  const given = [
    messageName,
    businessKey,
    correlationKeys?.length ? correlationKeys : null,
    processInstanceId,
  ];
  if (given.every((each) => each === null || each === undefined)) throw eventFailure.noCriterion();
};

const waitingExecutions = (
  context: CommandContext,
  command: CorrelateMessage,
): readonly Readonly<ExecutionRow>[] => {
  const {
    messageName,
    businessKey,
    processInstanceId,
    tenantId,
    correlationKeys = [],
    localCorrelationKeys = [],
  } = command;
  const subscription: Condition[] = [{ op: 'eq', column: 'eventType', value: 'message' }];
  if (messageName !== null)
    subscription.push({ op: 'eq', column: 'eventName', value: messageName });
  const where: Condition[] = [
    {
      op: 'exists',
      table: 'eventSubscription',
      theirs: 'executionId',
      ours: 'id',
      where: subscription,
    },
    { op: 'eq', column: 'suspensionState', value: 1 },
    ...correlationKeys,
    ...localCorrelationKeys,
  ];
  if (processInstanceId)
    where.push({ op: 'eq', column: 'processInstanceId', value: processInstanceId });
  if (businessKey)
    where.push({
      op: 'eq',
      column: { via: 'processInstanceId', table: 'execution', column: 'businessKey' },
      value: businessKey,
    });
  if (tenantId !== undefined)
    where.push(
      tenantId === null
        ? { op: 'isNull', column: 'tenantId' }
        : { op: 'eq', column: 'tenantId', value: tenantId },
    );
  const query: Query<'execution'> = { table: 'execution', where };
  return context.unit.query(query);
};

const startSubscriptions = (
  context: CommandContext,
  { messageName, tenantId }: CorrelateMessage,
): EventSubscriptionRow[] => {
  if (messageName === null) return [];
  return context.unit.find('eventSubscription', 'eventName', messageName).filter((each) => {
    if (each.eventType !== 'message' || each.executionId !== null) return false;
    if (tenantId !== undefined && each.tenantId !== tenantId) return false;
    const definition =
      each.configuration === null
        ? undefined
        : context.unit.get('processDefinition', each.configuration);
    return definition?.suspensionState === 1;
  });
};

function* deliver(
  context: CommandContext,
  command: CorrelateMessage,
  row: Readonly<ExecutionRow>,
): Work<Correlation> {
  const { messageName, variables, variablesLocal, variablesToTriggeredScope } = command;
  yield* messageEventReceived(context, {
    executionId: row.id,
    messageName,
    ...(variables && { variables }),
    ...(variablesLocal && { variablesLocal }),
    ...(variablesToTriggeredScope && { variablesToTriggeredScope }),
  });
  return { kind: 'execution', execution: row };
}

function* startBy(
  context: CommandContext,
  command: CorrelateMessage,
  { configuration, activityId }: EventSubscriptionRow,
): Work<Correlation> {
  const graph = context.graph(configuration as string);
  const instance = createProcessInstance(
    context,
    graph,
    graph.activityById.get(activityId) ?? null,
    { businessKey: command.businessKey ?? null },
  );
  const {
    variables = new Map(),
    variablesLocal = new Map(),
    variablesToTriggeredScope = new Map(),
  } = command;
  yield* startProcessInstance(
    instance,
    new Map([...variables, ...variablesLocal, ...variablesToTriggeredScope]),
  );
  return { kind: 'processDefinition', processInstance: instance.row };
}

/** As Camunda's CorrelationSet prints itself. */
const describe = ({
  businessKey,
  processInstanceId,
  shownKeys,
  tenantId,
}: CorrelateMessage): string =>
  `CorrelationSet [businessKey=${businessKey ?? null}, processInstanceId=${processInstanceId ?? null}, processDefinitionId=null, correlationKeys=${shownKeys?.correlation ?? null}, localCorrelationKeys=${shownKeys?.local ?? null}, tenantId=${tenantId ?? null}, isTenantIdSet=${tenantId !== undefined}, isExecutionsOnly=false]`;
