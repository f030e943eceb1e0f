import type { Execution } from '../execution/execution.ts';
import { expressionContext } from '../execution/expression-context.ts';
import { handlerOf } from '../execution/trigger-event.ts';
import { jobFailure } from '../failure.ts';
import type { Timer } from '../model/event-definition.ts';
import { inHashOrderOfIds } from '../model/hash-order.ts';
import type { Activity } from '../model/process-graph.ts';
import { type Due, dueDateOf } from './due-date.ts';
import { createJob, jobDefinitionOf } from './job-row.ts';
import { timeoutConfiguration } from './timer-configuration.ts';

/**
 * Sets the timers of a scope that is entered: its own, those of its boundary events and of the event subprocesses in
 * it (ExecutionEntity.initializeTimerDeclarations).
 */
export const createTimers = (execution: Execution): void => {
  const { scope } = execution;
  if (scope.kind === 'activity' && scope.type === 'intermediateTimer')
    createTimer(execution, scope);
  for (const event of inHashOrderOfIds(scope.eventActivities))
    if (event.event?.kind === 'timer') createTimer(execution, event);
  if (scope.kind === 'activity') createTimeouts(execution, scope);
};

/** The timers of a user task's timeout listeners. */
const createTimeouts = (execution: Execution, activity: Activity): void => {
  for (const { timer, id } of activity.userTask?.listeners ?? []) {
    if (!timer) continue;
    const { context, row } = execution;
    const definition = jobDefinitionOf(
      context,
      row.processDefinitionId,
      activity.id,
      ({ jobType, jobConfiguration }) =>
        jobType === 'timer-task-listener' && jobConfiguration === timer.configuration,
    );
    createJob(execution, activity, definition, {
      type: 'timer',
      handlerType: 'timer-task-listener',
      handlerConfiguration: timeoutConfiguration(activity.id, id ?? ''),
      ...timerDue(execution, timer, context.now()),
    });
  }
};

const definitionOf = ({ context, row }: Execution, activity: Activity) =>
  jobDefinitionOf(context, row.processDefinitionId, activity.id, ({ jobType }) =>
    jobType.startsWith('timer'),
  );

const handlerTypes = {
  intermediateTimer: 'timer-intermediate-transition',
  boundaryTimer: 'timer-transition',
  startTimerEvent: 'timer-start-event-subprocess',
} as const;

const createTimer = (execution: Execution, activity: Activity): void => {
  if (activity.event?.kind !== 'timer') return;
  const { context } = execution;
  const { dueDate, repeat } = timerDue(execution, activity.event.timer, context.now());
  const handlerType = handlerTypes[activity.type as keyof typeof handlerTypes];
  const isInterrupting = handlerOf(activity).startBehavior !== 'concurrentInFlowScope';
  createJob(execution, activity, definitionOf(execution, activity), {
    type: 'timer',
    handlerType,
    handlerConfiguration: activity.id,
    dueDate,
    repeat: activity.type === 'intermediateTimer' || isInterrupting ? null : repeat,
  });
};

/** When a timer is due that counts from `now` (TimerDeclarationImpl.resolveAndSetDuedate). */
export const timerDue = (execution: Execution, { kind, expression }: Timer, now: number): Due => {
  const value = expression.evaluate(expressionContext(execution));
  if (typeof value !== 'string' && !(value instanceof Date))
    throw jobFailure.noDueDate(execution.row.activityId);
  return dueDateOf(kind, value, now);
};
