import type { Execution } from '../execution/execution.ts';
import type { OperationName } from '../execution/step-loop.ts';
import type { Work } from '../execution/work.ts';
import type { JobRow } from '../store/tables.ts';
import { createJob, jobDefinitionOf } from './job-row.ts';

/** Where a job can go on; the names by which Camunda stores them in the handler's configuration. */
const continuations = {
  processStart: 'process-start',
  activityStartCreateScope: 'activity-start-create-scope',
  transitionCreateScope: 'transition-create-scope',
  transitionNotifyListenerTake: 'transition-notify-listener-take',
  activityEnd: 'activity-end',
} as const satisfies Partial<Record<OperationName, string>>;

const after: ReadonlySet<OperationName> = new Set(['transitionNotifyListenerTake', 'activityEnd']);

/** Leaves the next operation to a job: asyncBefore and asyncAfter (MessageJobDeclaration). */
export const scheduleContinuation = (execution: Execution, operation: OperationName): void => {
  const activity = execution.currentActivity;
  const configuration = after.has(operation) ? 'async-after' : 'async-before';
  const name = continuations[operation as keyof typeof continuations];
  if (!name) throw new Error(`${operation} at ${activity.id} cannot be left to a job`);
  const flow = after.has(operation) && execution.transition ? `$${execution.transition.id}` : '';
  const definition = jobDefinitionOf(
    execution.context,
    execution.row.processDefinitionId,
    activity.id,
    (row) => row.jobConfiguration === configuration,
  );
  createJob(execution, activity, definition, {
    type: 'message',
    handlerType: 'async-continuation',
    handlerConfiguration: name + flow,
  });
};

/** Goes on where the job was made (AsyncContinuationJobHandler). */
export function* continueExecution(execution: Execution, job: JobRow): Work {
  const [name, flowId] = (job.handlerConfiguration ?? '').split('$');
  const operation = Object.keys(continuations).find(
    (each) => continuations[each as keyof typeof continuations] === name,
  );
  if (!operation) throw new Error(`job ${job.id} continues with '${name}', which does not exist`);
  if (flowId !== undefined)
    execution.transition =
      execution.currentActivity.outgoing.find(({ id }) => id === flowId) ?? null;
  yield* execution.context.loop.resume(operation as OperationName, execution);
}
