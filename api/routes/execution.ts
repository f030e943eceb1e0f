import { type Engine, executionQuery } from '../../engine/index.ts';
import { executionDto } from '../dto/execution.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

/** Reading executions. */
export const executionRoutes = (router: Router, engine: Engine): void => {
  listRoutes(router, engine, {
    path: '/execution',
    definition: executionQuery,
    toDto: executionDto,
  });
  singleRoute(router, engine, {
    path: '/execution/:id',
    table: 'execution',
    toDto: executionDto,
    unknown: (id) => `Execution with id ${id} does not exist`,
  });
};
