import {
  type Engine,
  Failure,
  historicProcessInstanceQuery,
  NotAnIsoDate,
  parseIsoDate,
  processInstanceQuery,
  restFailure,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { innerQuery } from '../parameters.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

const suspendDefinition = body({
  suspended: kind.flag,
  executionDate: kind.text,
  includeProcessInstances: kind.flag,
  processDefinitionId: kind.text,
  processDefinitionKey: kind.text,
});

const suspendInstance = body({ suspended: kind.flag });

const suspendInstances = body({
  suspended: kind.flag,
  processDefinitionId: kind.text,
  processDefinitionKey: kind.text,
  processDefinitionTenantId: kind.text,
  processDefinitionWithoutTenantId: kind.flag,
  processInstanceIds: kind.texts,
  processInstanceQuery: kind.json,
  historicProcessInstanceQuery: kind.json,
});

/** Suspending and activating definitions and instances. */
export const suspensionRoutes = (router: Router, engine: Engine): void => {
  for (const path of definitionPaths) {
    router.put(`${path}/suspended`, async (call) => {
      const processDefinitionId = await namedDefinitionId(call, engine);
      const dto = await call.body(suspendDefinition);
      if (dto.processDefinitionKey !== null) throw onlyOne();
      const { suspended, includeProcessInstances } = dto;
      const what = `The suspension state of Process Definition with id ${processDefinitionId} could not be updated`;
      const command = { processDefinitionId, suspended, includeProcessInstances };
      const dueDate = laterDate(dto.executionDate, (why) => `${what} due to: ${why}`);
      if (dueDate === null) await engine.run('suspendProcessDefinition', command);
      else await engine.run('suspendLater', { dueDate, processDefinitions: command });
    });
  }

  router.put('/process-definition/suspended', async (call) => {
    const dto = await call.body(suspendDefinition);
    if (dto.processDefinitionId !== null) {
      throw restFailure.invalidRequest(
        'Only processDefinitionKey can be set to update the suspension state.',
      );
    }
    const { suspended, includeProcessInstances, processDefinitionKey } = dto;
    if (processDefinitionKey === null) throw neither();
    const what = 'Could not update the suspension state of Process Definitions';
    const command = { processDefinitionKey, suspended, includeProcessInstances };
    const dueDate = laterDate(dto.executionDate, (why) => `${what} due to: ${why}`);
    if (dueDate === null) await engine.run('suspendProcessDefinition', command);
    else await engine.run('suspendLater', { dueDate, processDefinitions: command });
  });

  router.put('/process-instance/:id/suspended', async (call) => {
    const { suspended } = await call.body(suspendInstance);
    await engine.run('suspendProcessInstance', { processInstanceId: call.path('id'), suspended });
  });

  router.put('/process-instance/suspended', async (call) => {
    const dto = await call.body(suspendInstances);
    const { suspended, processDefinitionId, processDefinitionKey } = dto;
    const definitions = [processDefinitionId, processDefinitionKey].filter(
      (each) => each !== null,
    ).length;
    const group = [
      dto.processInstanceIds,
      dto.processInstanceQuery,
      dto.historicProcessInstanceQuery,
    ];
    const isGroup = group.some((each) => each !== null);
    if (definitions > 0 && isGroup) throw either();
    if (definitions > 1) throw onlyOne();
    if (isGroup) {
      await engine.run('suspendProcessInstance', {
        processInstanceIds: await namedInstances(engine, dto),
        suspended,
      });
    } else if (processDefinitionId !== null) {
      await engine.run('suspendProcessInstance', { processDefinitionId, suspended });
    } else if (processDefinitionKey !== null) {
      const tenantId =
        dto.processDefinitionTenantId ?? (dto.processDefinitionWithoutTenantId ? null : undefined);
      await engine.run('suspendProcessInstance', { processDefinitionKey, tenantId, suspended });
    } else throw neither();
  });
};

/** The ids of a list and of two queries together (AbstractUpdateProcessInstancesSuspendStateCmd). */
const namedInstances = async (
  engine: Engine,
  dto: NonNullable<ReturnType<typeof suspendInstances>>,
): Promise<string[]> => {
  const ids = new Set<string | null>(dto.processInstanceIds ?? []);
  const { processInstanceQuery: query, historicProcessInstanceQuery: historicQuery } = dto;
  if (query !== null) {
    for (const { id } of await engine.list(innerQuery(query, processInstanceQuery, engine.now())))
      ids.add(id);
  }
  if (historicQuery !== null) {
    const found = await engine.list(
      innerQuery(historicQuery, historicProcessInstanceQuery, engine.now()),
    );
    for (const { id } of found) ids.add(id);
  }
  if (ids.size === 0)
    throw badRequest('No process instance ids given: Process Instance ids is empty');
  if (ids.has(null)) throw badRequest('Cannot be null.: Process Instance ids contains null value');
  return [...ids] as string[];
};

const badRequest = (message: string) => new Failure(400, 'BadUserRequestException', message);

const either = () =>
  restFailure.invalidRequest(
    'Choose either a single processInstance with processDefinitionId or processDefinitionKey or a group of ' +
      'processInstances with processInstanceIds, procesInstanceQuery or historicProcessInstanceQuery.',
  );

const onlyOne = () =>
  restFailure.invalidRequest(
    'Only one of processDefinitionId or processDefinitionKey should be set to update the suspension state.',
  );

const neither = () =>
  restFailure.invalidRequest(
    'Either processDefinitionId or processDefinitionKey should be set to update the suspension state.',
  );

/** When it shall be done, in milliseconds since 1970; null for at once. Throws 400 for what is no date. */
export const laterDate = (
  executionDate: string | null,
  told: (why: string) => string,
): number | null => {
  if (executionDate === null || executionDate === '') return null;
  try {
    return parseIsoDate(executionDate);
  } catch (error) {
    if (!(error instanceof NotAnIsoDate)) throw error;
    throw restFailure.invalidRequest(told(error.message));
  }
};
