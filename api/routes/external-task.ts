import {
  buildQuery,
  type Engine,
  type ExternalTaskRow,
  externalTaskQuery,
  Failure,
  restFailure,
} from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { externalTaskDto } from '../dto/external-task.ts';
import { joinedRows } from '../joined-rows.ts';
import { plainText, plainTextMedia } from '../plain-text.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';

/** Reading external tasks. */
export const externalTaskRoutes = (router: Router, engine: Engine): void => {
  const toDto = (row: Readonly<ExternalTaskRow>, call: Call) =>
    shownExternalTask(engine, call, row);
  listRoutes(router, engine, { path: '/external-task', definition: externalTaskQuery, toDto });
  router.get('/external-task/topic-names', (call) => topicNames(call, engine));
  router.get('/external-task/:id', async (call) => {
    const id = call.path('id');
    const task = await engine.get('externalTask', id);
    if (!task) throw restFailure.notFound(`External task with id ${id} does not exist`);
    return toDto(task, call);
  });
  router.get(
    '/external-task/:id/errorDetails',
    async (call) => {
      const id = call.path('id');
      const task = await engine.get('externalTask', id);
      if (!task)
        throw new Failure(
          500,
          'NullValueException',
          `No external task found with id ${id}: externalTask is null`,
        );
      return plainText(task.errorDetails);
    },
    plainTextMedia,
  );
};

/** ExternalTaskDto, with what its instance and definition add to it. */
export const shownExternalTask = async (
  engine: Engine,
  call: Call,
  row: Readonly<ExternalTaskRow>,
) => {
  const rows = joinedRows(engine, call);
  const instance = await rows.get('execution', row.processInstanceId);
  const definition = await rows.get('processDefinition', row.processDefinitionId);
  return externalTaskDto(row, {
    businessKey: instance?.businessKey ?? null,
    versionTag: definition?.versionTag ?? null,
  });
};

/** The topics of all external tasks, or of the locked, the unlocked, or those with retries left. */
const topicNames = async (call: Call, engine: Engine): Promise<(string | null)[]> => {
  const values = {
    locked: call.flag('withLockedTasks'),
    notLocked: call.flag('withUnlockedTasks'),
    withRetriesLeft: call.flag('withRetriesLeft'),
  };
  const tasks = await engine.list(buildQuery(externalTaskQuery, { values }, engine.now()));
  return [...new Set(tasks.map(({ topicName }) => topicName))].sort();
};
