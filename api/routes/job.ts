import { type Engine, jobDefinitionQuery, jobQuery, restFailure } from '../../engine/index.ts';
import { jobDefinitionDto, jobDto } from '../dto/job.ts';
import { plainText, plainTextMedia } from '../plain-text.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

/** Reading jobs and job definitions. */
export const jobRoutes = (router: Router, engine: Engine): void => {
  listRoutes(router, engine, { path: '/job', definition: jobQuery, toDto: jobDto });
  singleRoute(router, engine, {
    path: '/job/:id',
    table: 'job',
    toDto: jobDto,
    unknown: (id) => `Job with id ${id} does not exist`,
  });
  router.get(
    '/job/:id/stacktrace',
    async (call) => {
      const id = call.path('id');
      const job = await engine.get('job', id);
      if (!job) throw restFailure.invalidRequest(`No job found with id ${id}: job is null`, 404);
      return plainText(job.exceptionStackTrace);
    },
    plainTextMedia,
  );
  listRoutes(router, engine, {
    path: '/job-definition',
    definition: jobDefinitionQuery,
    toDto: jobDefinitionDto,
  });
  singleRoute(router, engine, {
    path: '/job-definition/:id',
    table: 'jobDefinition',
    toDto: jobDefinitionDto,
    unknown: (id) => `Job Definition with id ${id} does not exist`,
  });
};
