import {
  type Engine,
  historicProcessInstanceQuery,
  processInstanceQuery,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { batchDto } from '../dto/batch.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import { innerQuery } from '../parameters.ts';
import type { Router } from '../router.ts';

const deleteProcessInstances = body({
  processInstanceIds: kind.texts,
  processInstanceQuery: kind.json,
  historicProcessInstanceQuery: kind.json,
  deleteReason: kind.text,
  skipCustomListeners: kind.flag,
  skipSubprocesses: kind.flag,
  skipIoMappings: kind.flag,
});

const refusal = asInvalidRequest('BadUserRequestException', 400, { cause: false });

/** What is done to process instances by a batch (ProcessInstanceRestServiceImpl). */
export const processInstanceBatchRoutes = (router: Router, engine: Engine): void => {
  router.post('/process-instance/delete', async (call) => {
    const { historicProcessInstanceQuery: _, ...dto } = await call.body(deleteProcessInstances);
    const query = runtimeQuery(engine, dto.processInstanceQuery);
    return rewriting(async () => {
      const command = { ...dto, processInstanceQuery: query };
      return batchDto(await engine.run('deleteProcessInstancesAsync', command));
    }, refusal);
  });
  router.post('/process-instance/delete-historic-query-based', async (call) => {
    const { processInstanceQuery: _, ...dto } = await call.body(deleteProcessInstances);
    const query = historicQuery(engine, dto.historicProcessInstanceQuery);
    return rewriting(async () => {
      const command = { ...dto, historicProcessInstanceQuery: query };
      return batchDto(await engine.run('deleteProcessInstancesAsync', command));
    }, refusal);
  });
};

const runtimeQuery = (engine: Engine, json: unknown) =>
  json === null ? null : innerQuery(json, processInstanceQuery, engine.now());

const historicQuery = (engine: Engine, json: unknown) =>
  json === null ? null : innerQuery(json, historicProcessInstanceQuery, engine.now());
