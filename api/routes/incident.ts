import { type Engine, incidentQuery } from '../../engine/index.ts';
import { incidentDto } from '../dto/incident.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

/** Reading open incidents. */
export const incidentRoutes = (router: Router, engine: Engine): void => {
  listRoutes(router, engine, {
    path: '/incident',
    definition: incidentQuery,
    toDto: incidentDto,
    post: 'none',
  });
  singleRoute(router, engine, {
    path: '/incident/:id',
    table: 'incident',
    toDto: incidentDto,
    unknown: (id) => `No matching incident with id ${id}`,
  });
};
