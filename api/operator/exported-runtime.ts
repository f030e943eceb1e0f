import type { Engine } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { activityInstanceDto } from '../dto/activity-instance.ts';
import { eventSubscriptionDto } from '../dto/event-subscription.ts';
import { jobDto } from '../dto/job.ts';
import { shownExternalTask } from '../routes/external-task.ts';
import { shownTask } from '../routes/task.ts';
import { shownVariable } from '../routes/variable-instance.ts';
import { rowsOf, withBytes, withText } from './exported-rows.ts';

/** Where a process instance stands; null where it has ended. */
export const exportedRuntime = async (
  engine: Engine,
  call: Call,
  processInstanceId: string,
): Promise<object | null> => {
  const [tree, variables, tasks, jobs, externalTasks, subscriptions] = await Promise.all([
    engine.run('getActivityInstance', { processInstanceId }),
    rowsOf(engine, processInstanceId, 'variable'),
    rowsOf(engine, processInstanceId, 'task', 'createTime'),
    rowsOf(engine, processInstanceId, 'job', 'createTime'),
    rowsOf(engine, processInstanceId, 'externalTask', 'createTime'),
    rowsOf(engine, processInstanceId, 'eventSubscription', 'createdAt'),
  ]);
  if (!tree) return null;
  return {
    activityInstanceTree: activityInstanceDto(tree),
    variables: await Promise.all(
      variables.map(async (row) => withBytes(await shownVariable(engine, call, row, true), row)),
    ),
    tasks: await Promise.all(tasks.map((row) => shownTask(engine, call, row))),
    jobs: jobs.map((row) => withText(jobDto(row), 'stacktrace', row.exceptionStackTrace)),
    externalTasks: await Promise.all(
      externalTasks.map(async (row) =>
        withText(await shownExternalTask(engine, call, row), 'errorDetails', row.errorDetails),
      ),
    ),
    eventSubscriptions: subscriptions.map(eventSubscriptionDto),
  };
};
