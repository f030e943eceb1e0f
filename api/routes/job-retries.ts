import { type Engine, jobQuery, restFailure } from '../../engine/index.ts';
import { kind } from '../body.ts';
import type { Call } from '../call.ts';
import { batchDto } from '../dto/batch.ts';
import { retries, retriesWith } from '../dto/retries.ts';
import { asInvalidRequest, badRequestAsInvalid, rewriting } from '../failure-rewriting.ts';
import { nothingGiven } from '../nothing-given.ts';
import { bodyQuery } from '../parameters.ts';
import type { Router } from '../router.ts';

const setJobRetries = retriesWith({ jobIds: kind.texts, jobQuery: kind.json });

const refusal = asInvalidRequest('ProcessEngineException', 500, { cause: false });

/** How often jobs may still be tried (JobResourceImpl, JobDefinitionResourceImpl, JobRestServiceImpl). */
export const jobRetryRoutes = (router: Router, engine: Engine): void => {
  router.put('/job/:id/retries', async (call) => {
    const command = { ...(await newRetries(call)), jobIds: [call.path('id')] };
    await rewriting(engine.run('setJobRetries', command), refusal);
  });
  router.put('/job-definition/:id/retries', async (call) => {
    const command = { ...(await newRetries(call)), jobDefinitionId: call.path('id') };
    await rewriting(engine.run('setJobRetries', command), refusal);
  });
  router.post('/job/retries', async (call) => {
    const dto = givenRetries(setJobRetries(await call.json()));
    const query = dto.jobQuery === null ? null : bodyQuery(dto.jobQuery, jobQuery, engine.now());
    return rewriting(
      async () => batchDto(await engine.run('setJobRetriesAsync', { ...dto, jobQuery: query })),
      badRequestAsInvalid,
    );
  });
};

const newRetries = async (call: Call) => {
  const dto = await call.body(retries);
  if (dto.retries === null) throw nothingGiven('retries');
  return { ...dto, retries: dto.retries };
};

/** As the services that make batches of it check the body. */
export const givenRetries = <D extends { retries: number | null }>(dto: D | null) => {
  if (dto === null) throw restFailure.invalidRequest('setJobRetriesDto is null');
  if (dto.retries === null) throw restFailure.invalidRequest('retries is null');
  return { ...dto, retries: dto.retries };
};
