import type { CommandContext } from '../execution/context.ts';
import { coerceToInteger } from '../expression/coerce.ts';
import type { Expression } from '../expression/expression.ts';
import { JavaNumber } from '../expression/java-value.ts';
import { jobFailure } from '../failure.ts';
import { type Due, dueDateOf } from '../job/due-date.ts';
import { deleteJob, insertJob } from '../job/job-row.ts';
import type { Timer } from '../model/event-definition.ts';
import type { Activity, ProcessGraph } from '../model/process-graph.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';
import { startContext } from './start-context.ts';

const HANDLER_TYPE = 'timer-start-event';

/** The job that starts an instance at a timer start event (TimerDeclarationImpl.createStartTimerInstance). */
export const createStartTimer = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  graph: ProcessGraph,
  activity: Activity,
): void => {
  if (activity.event?.kind !== 'timer') return;
  const { exclusive } = activity.event.timer;
  const { dueDate, repeat } = startTimerDue(context, activity.event.timer, context.now());
  const jobDefinition = context.unit
    .find('jobDefinition', 'processDefinitionId', definition.id)
    .find((row) => row.activityId === activity.id && row.jobType === HANDLER_TYPE);
  insertJob(context, {
    type: 'timer',
    handlerType: HANDLER_TYPE,
    handlerConfiguration: definition.key,
    isExclusive: exclusive,
    processDefinitionId: definition.id,
    processDefinitionKey: definition.key,
    dueDate,
    repeat,
    deploymentId: definition.deploymentId,
    suspensionState: jobDefinition?.suspensionState ?? 1,
    jobDefinitionId: jobDefinition?.id ?? null,
    priority:
      jobDefinition?.jobPriority ?? priorityOf(context, activity.jobPriority ?? graph.jobPriority),
    tenantId: definition.tenantId,
  });
};

/** When a start timer is due that counts from `now`. */
export const startTimerDue = (
  context: CommandContext,
  { kind, expression }: Timer,
  now: number,
): Due => {
  const value = expression.evaluate(startContext(context));
  if (typeof value !== 'string' && !(value instanceof Date)) throw jobFailure.noStartDate();
  if (kind === 'timeCycle' && value instanceof Date) throw jobFailure.noStartCycle();
  return dueDateOf(kind, value, now);
};

const priorityOf = (context: CommandContext, declared: Expression | null): number => {
  const value = declared?.evaluate(startContext(context)) ?? null;
  if (value === null) return 0;
  return value instanceof JavaNumber ? value.toNumber() : (coerceToInteger(value) ?? 0);
};

/** Takes back the start timers of all versions of a key. */
export const removeStartTimers = (
  context: CommandContext,
  versions: readonly ProcessDefinitionRow[],
): void => {
  for (const { id } of versions)
    for (const job of context.unit.find('job', 'processDefinitionId', id))
      if (job.handlerType === HANDLER_TYPE) deleteJob(context, job);
};
