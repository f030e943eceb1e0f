import { type Engine, restFailure } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Router } from '../router.ts';
import { laterDate } from './suspension.ts';

const jobs = body({
  suspended: kind.flag,
  jobId: kind.text,
  jobDefinitionId: kind.text,
  processInstanceId: kind.text,
  processDefinitionId: kind.text,
  processDefinitionKey: kind.text,
  processDefinitionTenantId: kind.text,
  processDefinitionWithoutTenantId: kind.flag,
});

const definitions = body({
  suspended: kind.flag,
  executionDate: kind.text,
  includeJobs: kind.flag,
  jobDefinitionId: kind.text,
  processDefinitionId: kind.text,
  processDefinitionKey: kind.text,
  processDefinitionTenantId: kind.text,
  processDefinitionWithoutTenantId: kind.flag,
});

/** Suspending and activating jobs and job definitions (JobSuspensionStateDto, JobDefinitionSuspensionStateDto). */
export const jobSuspensionRoutes = (router: Router, engine: Engine): void => {
  const suspend = (dto: NonNullable<ReturnType<typeof jobs>>) => {
    const { suspended, jobId, processInstanceId } = dto;
    const ids = [jobId, dto.jobDefinitionId, processInstanceId];
    checkOne(
      [...ids, dto.processDefinitionId, dto.processDefinitionKey],
      ['jobId', 'jobDefinitionId', 'processInstanceId'],
    );
    if (jobId !== null) return engine.run('suspendJobs', { suspended, jobId });
    if (processInstanceId !== null)
      return engine.run('suspendJobs', { suspended, processInstanceId });
    return engine.run('suspendJobs', { suspended, ...ofDefinitions(dto) });
  };
  const suspendDefinitions = async (
    dto: NonNullable<ReturnType<typeof definitions>>,
    told: (why: string) => string,
  ) => {
    const { suspended, includeJobs, jobDefinitionId } = dto;
    const ids = [jobDefinitionId, dto.processDefinitionId, dto.processDefinitionKey];
    checkOne(ids, ['jobDefinitionId']);
    const dueDate = laterDate(dto.executionDate, told);
    const command = { suspended, includeJobs, ...ofDefinitions(dto) };
    if (dueDate === null) await engine.run('suspendJobDefinitions', command);
    else await engine.run('suspendLater', { dueDate, jobDefinitions: command });
  };

  router.put('/job/:id/suspended', async (call) =>
    suspend({ ...(await call.body(jobs)), jobId: call.path('id') }),
  );
  router.put('/job/suspended', async (call) => {
    const dto = await call.body(jobs);
    if (dto.jobId !== null) {
      throw restFailure.invalidRequest(
        'Either jobDefinitionId, processInstanceId, processDefinitionId or processDefinitionKey can be set to update the suspension state.',
      );
    }
    await suspend(dto);
  });

  router.put('/job-definition/:id/suspended', async (call) => {
    const jobDefinitionId = call.path('id');
    const dto = { ...(await call.body(definitions)), jobDefinitionId };
    const what = `The suspension state of Job Definition with id ${jobDefinitionId} could not be updated`;
    await suspendDefinitions(dto, (why) => `${what} due to: ${why}`);
  });
  router.put('/job-definition/suspended', async (call) => {
    const dto = await call.body(definitions);
    if (dto.jobDefinitionId !== null) {
      throw restFailure.invalidRequest(
        'Either processDefinitionId or processDefinitionKey can be set to update the suspension state.',
      );
    }
    const what = 'Could not update the suspension state of Job Definitions';
    await suspendDefinitions(dto, (why) => `${what} due to: ${why}`);
  });
};

/** A body is about exactly one of these; `first` are the names of those before the two that both bodies have. */
const checkOne = (ids: readonly (string | null)[], first: readonly string[]): void => {
  const all = [...first, 'processDefinitionId'].join(', ');
  const rest = `${all} or processDefinitionKey should be set to update the suspension state.`;
  const given = ids.filter((id) => id !== null).length;
  if (given > 1) throw restFailure.invalidRequest(`Only one of ${rest}`);
  if (given === 0) throw restFailure.invalidRequest(`Either ${rest}`);
};

/** Those that both bodies have, of which one is given. */
const ofDefinitions = (dto: {
  jobDefinitionId: string | null;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  processDefinitionTenantId: string | null;
  processDefinitionWithoutTenantId: boolean;
}) => {
  const { jobDefinitionId, processDefinitionId } = dto;
  if (jobDefinitionId !== null) return { jobDefinitionId };
  if (processDefinitionId !== null) return { processDefinitionId };
  const without = dto.processDefinitionWithoutTenantId ? null : undefined;
  return {
    processDefinitionKey: dto.processDefinitionKey as string,
    tenantId: dto.processDefinitionTenantId ?? without,
  };
};
