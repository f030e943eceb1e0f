import { type Engine, restFailure } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { asInvalidRequest, asRest, type Rule, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const dueDate = body({ duedate: kind.date, cascade: kind.flag });
const jobPriority = body({ priority: kind.long });
const definitionPriority = body({ priority: kind.long, includeJobs: kind.flag });

/** Due dates and priorities of jobs, and deleting them (JobResourceImpl, JobDefinitionResourceImpl). */
export const jobChangeRoutes = (router: Router, engine: Engine): void => {
  router.delete('/job/:id', (call) =>
    rewriting(
      engine.run('deleteJob', { jobId: call.path('id') }),
      asInvalidRequest('NullValueException', 404, { cause: false }),
      asRestWithoutCause,
    ),
  );

  router.put('/job/:id/duedate', async (call) => {
    const { duedate, cascade } = await call.body(dueDate);
    await rewriting(
      engine.run('setJobDueDate', { jobId: call.path('id'), dueDate: duedate, cascade }),
      internal,
    );
  });

  router.post(
    '/job/:id/duedate/recalculate',
    async (call) => {
      const fromCreation = call.flag('creationDateBased', true);
      await rewriting(
        engine.run('recalculateJobDueDate', { jobId: call.path('id'), fromCreation }),
        asInvalidRequest('NotFoundException', 404),
        internal,
      );
    },
    { produces: null },
  );

  router.put('/job/:id/priority', async (call) => {
    const jobId = call.path('id');
    const { priority } = await call.body(jobPriority);
    if (priority === null)
      throw restFailure.rest(400, `Priority for job '${jobId}' cannot be null.`);
    await rewriting(engine.run('setJobPriority', { jobId, priority }), unknown, asRestWithoutCause);
  });

  router.put('/job-definition/:id/jobPriority', async (call) => {
    const jobDefinitionId = call.path('id');
    const { priority, includeJobs } = await call.body(definitionPriority);
    if (priority === null && includeJobs) {
      const message = `Cannot reset priority for job definition ${jobDefinitionId} with includeJobs=true`;
      throw restFailure.invalidRequest(message);
    }
    await rewriting(
      engine.run('setJobDefinitionPriority', { jobDefinitionId, priority, includeJobs }),
      unknown,
      asRestWithoutCause,
    );
  });
};

const internal = asInvalidRequest('ProcessEngineException', 500, { cause: false });
const unknown = asInvalidRequest('NotFoundException', 404, { cause: false });

const asRestWithoutCause: Rule = (failure) => {
  const told = asRest('ProcessEngineException', 500)(failure);
  return told && restFailure.rest(told.status, told.message);
};
