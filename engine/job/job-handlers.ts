import type { CommandContext } from '../execution/context.ts';
import type { Execution } from '../execution/execution.ts';
import { createProcessInstance, startProcessInstance } from '../execution/process-start.ts';
import { signal } from '../execution/step-loop.ts';
import { triggerActivity } from '../execution/trigger-event.ts';
import type { Work } from '../execution/work.ts';
import { jobFailure } from '../failure.ts';
import type { JobRow } from '../store/tables.ts';
import { continueExecution } from './async-continuation.ts';
import { eventArrives } from './event-job.ts';
import { timerOf } from './timer-configuration.ts';

/** What a job of a kind does (Camunda: JobHandler). */
export type JobHandler = (context: CommandContext, job: JobRow) => Work;

const inExecution = (work: (execution: Execution, job: JobRow) => Work): JobHandler =>
  function* (context, job) {
    const execution = job.executionId === null ? undefined : context.execution(job.executionId);
    if (!execution) throw jobFailure.noExecution(job.id);
    yield* work(execution, job);
  };

/** The timer's event happens: on its own activity, at a host, or behind an event-based gateway. */
const timerFires = inExecution(function* (execution, job) {
  const { activityId } = timerOf(job);
  const activity = execution.graph.activityById.get(activityId);
  if (!activity) throw jobFailure.noActivity(job.id, activityId);
  if (activity === execution.activity) yield* signal(execution, { name: 'signal', data: null });
  else yield* triggerActivity(execution, activity);
});

/** TimerTaskListenerJobHandler */
const taskTimesOut = inExecution(function* (execution, job) {
  const { activityId, listenerId } = timerOf(job);
  for (const task of execution.tasks)
    if (task.row.taskDefinitionKey === activityId) yield* task.fire('timeout', listenerId);
});

/** TimerStartEventJobHandler: the definition's key is the configuration. */
const startInstance: JobHandler = function* (context, job) {
  const { processDefinitionId } = job;
  const definition =
    processDefinitionId === null
      ? undefined
      : context.unit.get('processDefinition', processDefinitionId);
  if (!definition || definition.suspensionState === 2) return;
  const graph = context.graph(definition.id);
  const start = graph.activities.find(({ type }) => type === 'startTimerEvent') ?? graph.initial;
  yield* startProcessInstance(createProcessInstance(context, graph, start, {}), new Map());
};

/** Every kind of job, by the handler type that its row names. */
export const jobHandlers: Readonly<Record<string, JobHandler>> = {
  'async-continuation': inExecution(continueExecution),
  'timer-transition': timerFires,
  'timer-intermediate-transition': timerFires,
  'timer-start-event-subprocess': timerFires,
  'timer-start-event': startInstance,
  'timer-task-listener': taskTimesOut,
  event: eventArrives,
};
