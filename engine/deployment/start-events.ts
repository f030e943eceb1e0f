import type { CommandContext } from '../execution/context.ts';
import { coerceToString } from '../expression/coerce.ts';
import { deploymentFailure } from '../failure.ts';
import type { Activity, ProcessGraph } from '../model/process-graph.ts';
import type { EventSubscriptionRow, ProcessDefinitionRow } from '../store/tables.ts';
import { startContext } from './start-context.ts';
import { createStartTimer } from './start-timer.ts';

/** Lets the events of a definition's start events start instances: timers as jobs, others as subscriptions. */
export const addStartEvents = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  graph: ProcessGraph,
): void => {
  for (const activity of graph.activities) createStartTimerOf(context, definition, graph, activity);
  for (const activity of graph.activities) subscribe(context, definition, activity);
};

const createStartTimerOf = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  graph: ProcessGraph,
  activity: Activity,
): void => {
  if (activity.type === 'startTimerEvent') createStartTimer(context, definition, graph, activity);
};

const STARTS: Readonly<Partial<Record<Activity['type'], EventSubscriptionRow['eventType']>>> = {
  messageStartEvent: 'message',
  signalStartEvent: 'signal',
  conditionalStartEvent: 'conditional',
};

const subscribe = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  activity: Activity,
): void => {
  const eventType = STARTS[activity.type];
  if (!eventType) return;
  const eventName = nameOf(context, activity);
  if (eventType === 'message' && isTaken(context, eventName, definition.tenantId))
    throw deploymentFailure.messageTaken(definition.resourceName, eventName);
  context.unit.insert('eventSubscription', {
    id: context.nextId(),
    revision: 1,
    eventType,
    eventName,
    executionId: null,
    processInstanceId: null,
    activityId: activity.id,
    configuration: definition.id,
    createdAt: context.now(),
    tenantId: definition.tenantId,
  });
};

const nameOf = (context: CommandContext, { event }: Activity): string | null => {
  if (event?.kind !== 'message' && event?.kind !== 'signal') return null;
  const name = event.name.evaluate(startContext(context));
  return name === null || name === undefined ? null : coerceToString(name);
};

/** A message starts instances of one process only. */
const isTaken = (context: CommandContext, name: string | null, tenantId: string | null): boolean =>
  name !== null &&
  context.unit
    .find('eventSubscription', 'eventName', name)
    .some(
      (row) => row.eventType === 'message' && row.executionId === null && row.tenantId === tenantId,
    );

/** Takes back the start subscriptions of a definition. */
export const removeStartSubscriptions = (context: CommandContext, definitionId: string): void => {
  for (const row of context.unit.find('eventSubscription', 'configuration', definitionId))
    if (row.executionId === null) context.unit.remove('eventSubscription', row);
};
