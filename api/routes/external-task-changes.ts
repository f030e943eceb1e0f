import {
  type Engine,
  externalTaskQuery,
  historicProcessInstanceQuery,
  processInstanceQuery,
  restFailure,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { batchDto } from '../dto/batch.ts';
import { asInvalidRequest, badRequestAsInvalid, rewriting } from '../failure-rewriting.ts';
import { nothingGiven } from '../nothing-given.ts';
import { innerQuery } from '../parameters.ts';
import type { Router } from '../router.ts';
import { unknownExternalTask } from './external-task-work.ts';

const retries = body({ retries: kind.integer });
const priority = body({ priority: kind.long });

const manyRetries = body({
  retries: kind.integer,
  externalTaskIds: kind.texts,
  processInstanceIds: kind.texts,
  externalTaskQuery: kind.json,
  processInstanceQuery: kind.json,
  historicProcessInstanceQuery: kind.json,
});

/** Retries and priorities of external tasks (ExternalTaskResourceImpl, ExternalTaskRestServiceImpl). */
export const externalTaskChangeRoutes = (router: Router, engine: Engine): void => {
  router.put('/external-task/:id/retries', async (call) => {
    const id = call.path('id');
    const dto = await call.body(retries);
    if (dto.retries === null) throw noRetries();
    const command = { externalTaskIds: [id], retries: dto.retries };
    await rewriting(engine.run('setExternalTaskRetries', command), unknownExternalTask(id));
  });

  router.put('/external-task/:id/priority', async (call) => {
    const externalTaskId = call.path('id');
    const dto = await call.body(priority);
    if (dto.priority === null) throw nothingGiven('priority');
    const command = { externalTaskId, priority: dto.priority };
    const unknown = unknownExternalTask(externalTaskId);
    await rewriting(engine.run('setExternalTaskPriority', command), unknown);
  });

  router.put('/external-task/retries', async (call) => {
    const dto = await call.body(manyRetries);
    if (dto.retries === null) throw noRetries();
    const command = { externalTaskIds: await namedTasks(engine, dto), retries: dto.retries };
    await rewriting(
      engine.run('setExternalTaskRetries', command),
      asInvalidRequest('NotFoundException', 404, { cause: false }),
      badRequestAsInvalid,
    );
  });

  router.post('/external-task/retries-async', async (call) => {
    const dto = await call.body(manyRetries);
    if (dto.retries === null) throw noRetries();
    const command = { externalTaskIds: await namedTasks(engine, dto), retries: dto.retries };
    return batchDto(
      await rewriting(engine.run('setExternalTaskRetriesAsync', command), badRequestAsInvalid),
    );
  });
};

const noRetries = () => restFailure.invalidRequest('The number of retries cannot be null.');

/** The ids of a list, of a query, and of the tasks of instances (AbstractSetExternalTaskRetriesCmd). */
const namedTasks = async (
  engine: Engine,
  dto: NonNullable<ReturnType<typeof manyRetries>>,
): Promise<string[]> => {
  const now = engine.now();
  const named = dto.externalTaskIds ?? [];
  if (named.includes(null))
    throw restFailure.invalidRequest(
      'External task id cannot be null: externalTaskIds contains null value',
    );
  const ids = new Set(named as string[]);
  if (dto.externalTaskQuery !== null) {
    const query = innerQuery(dto.externalTaskQuery, externalTaskQuery, now);
    for (const { id } of await engine.list(query)) ids.add(id);
  }
  const instances = new Set((dto.processInstanceIds ?? []).filter((id) => id !== null));
  if (dto.processInstanceQuery !== null) {
    const query = innerQuery(dto.processInstanceQuery, processInstanceQuery, now);
    for (const { id } of await engine.list(query)) instances.add(id);
  }
  if (dto.historicProcessInstanceQuery !== null) {
    const query = innerQuery(dto.historicProcessInstanceQuery, historicProcessInstanceQuery, now);
    for (const { id } of await engine.list(query)) instances.add(id);
  }
  if (instances.size > 0) {
    const values = [...instances];
    const where = [{ op: 'in' as const, column: 'processInstanceId', values }];
    for (const { id } of await engine.list({ table: 'externalTask', where })) ids.add(id);
  }
  return [...ids];
};
