import { type Engine, restFailure } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { batchDto } from '../dto/batch.ts';
import { retriesWith } from '../dto/retries.ts';
import { badRequestAsInvalid, rewriting } from '../failure-rewriting.ts';
import { innerHistoricInstanceQuery, innerInstanceQuery } from '../inner-queries.ts';
import { nothingGiven } from '../nothing-given.ts';
import type { Router } from '../router.ts';
import { givenRetries } from './job-retries.ts';

const queries = { processInstanceQuery: kind.json, historicProcessInstanceQuery: kind.json };

const deleteProcessInstances = body({
  processInstanceIds: kind.texts,
  ...queries,
  deleteReason: kind.text,
  skipCustomListeners: kind.flag,
  skipSubprocesses: kind.flag,
  skipIoMappings: kind.flag,
});

const setRetriesByProcess = retriesWith({ processInstances: kind.texts, ...queries });

const suspendAsync = body({ suspended: kind.flag, processInstanceIds: kind.texts, ...queries });

/** What is done to process instances by a batch (ProcessInstanceRestServiceImpl). */
export const processInstanceBatchRoutes = (router: Router, engine: Engine): void => {
  deletionRoutes(router, engine);
  retryRoutes(router, engine);
  router.post('/process-instance/suspended-async', async (call) => {
    const dto = await call.body(suspendAsync);
    const { processInstanceIds, processInstanceQuery, historicProcessInstanceQuery } = dto;
    const given = [processInstanceIds, processInstanceQuery, historicProcessInstanceQuery];
    if (given.every((one) => one === null)) throw nobody();
    return rewriting(async () => {
      const command = {
        ...dto,
        processInstanceQuery: innerInstanceQuery(engine, processInstanceQuery),
        historicProcessInstanceQuery: innerHistoricInstanceQuery(
          engine,
          historicProcessInstanceQuery,
        ),
      };
      return batchDto(await engine.run('suspendProcessInstancesAsync', command));
    }, badRequestAsInvalid);
  });
};

/** Each of the two looks only at its own kind of query. */
const deletionRoutes = (router: Router, engine: Engine): void => {
  router.post('/process-instance/delete', async (call) => {
    const { historicProcessInstanceQuery: _, ...dto } = await call.body(deleteProcessInstances);
    const query = innerInstanceQuery(engine, dto.processInstanceQuery);
    const command = { ...dto, processInstanceQuery: query };
    return batchDto(
      await rewriting(engine.run('deleteProcessInstancesAsync', command), badRequestAsInvalid),
    );
  });
  router.post('/process-instance/delete-historic-query-based', async (call) => {
    const { processInstanceQuery: _, ...dto } = await call.body(deleteProcessInstances);
    const query = innerHistoricInstanceQuery(engine, dto.historicProcessInstanceQuery);
    const command = { ...dto, historicProcessInstanceQuery: query };
    return batchDto(
      await rewriting(engine.run('deleteProcessInstancesAsync', command), badRequestAsInvalid),
    );
  });
};

const retryRoutes = (router: Router, engine: Engine): void => {
  router.post('/process-instance/job-retries', async (call) => {
    const { processInstances: processInstanceIds, ...dto } = givenRetries(
      setRetriesByProcess(await call.json()),
    );
    const command = {
      processInstanceIds,
      processInstanceQuery: innerInstanceQuery(engine, dto.processInstanceQuery),
      retries: dto.retries,
      dueDate: dto.dueDate,
    };
    return batchDto(
      await rewriting(engine.run('setJobRetriesByProcessAsync', command), badRequestAsInvalid),
    );
  });
  router.post('/process-instance/job-retries-historic-query-based', async (call) => {
    const dto = await call.body(setRetriesByProcess);
    const query = innerHistoricInstanceQuery(engine, dto.historicProcessInstanceQuery);
    if (dto.retries === null) throw nothingGiven('retries');
    const command = {
      processInstanceIds: dto.processInstances,
      historicProcessInstanceQuery: query,
      retries: dto.retries,
      dueDate: dto.dueDate,
    };
    return batchDto(
      await rewriting(engine.run('setJobRetriesByProcessAsync', command), badRequestAsInvalid),
    );
  });
};

const nobody = () =>
  restFailure.invalidRequest(
    'Either processInstanceIds, processInstanceQuery or historicProcessInstanceQuery should be set to update the suspension state.',
  );
