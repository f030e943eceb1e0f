import {
  type Engine,
  type HistoricExternalTaskLogRow,
  type HistoricIncidentRow,
  type HistoricJobLogRow,
  historicExternalTaskLogQuery,
  historicIncidentQuery,
  historicJobLogQuery,
  userOperationLogQuery,
} from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { historicExternalTaskLogDto } from '../dto/external-task.ts';
import { historicIncidentDto } from '../dto/incident.ts';
import { historicJobLogDto } from '../dto/job.ts';
import { userOperationDto } from '../dto/user-operation.ts';
import { plainText, plainTextMedia } from '../plain-text.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { withRemovalTime } from './removal-time.ts';
import { singleRoute } from './single-route.ts';

/** Reading what was logged of jobs, external tasks, incidents and the operations of users. */
export const historicLogRoutes = (router: Router, engine: Engine): void => {
  jobLogRoutes(router, engine);
  externalTaskLogRoutes(router, engine);
  listRoutes(router, engine, {
    path: '/history/incident',
    definition: historicIncidentQuery,
    toDto: (row: Readonly<HistoricIncidentRow>, call: Call) =>
      withRemovalTime(engine, call, row, historicIncidentDto),
    post: 'none',
  });
  listRoutes(router, engine, {
    path: '/history/user-operation',
    definition: userOperationLogQuery,
    toDto: (row, call) => withRemovalTime(engine, call, row, userOperationDto),
    post: 'none',
  });
};

const jobLogRoutes = (router: Router, engine: Engine): void => {
  const toDto = (row: Readonly<HistoricJobLogRow>, call: Call) =>
    withRemovalTime(engine, call, row, (one, removalTime) =>
      historicJobLogDto(one, removalTime, engine.name),
    );
  listRoutes(router, engine, { path: '/history/job-log', definition: historicJobLogQuery, toDto });
  singleRoute(router, engine, {
    path: '/history/job-log/:id',
    table: 'historicJobLog',
    toDto,
    unknown: (id) => `Historic job log with id ${id} does not exist`,
  });
  singleRoute(router, engine, {
    path: '/history/job-log/:id/stacktrace',
    table: 'historicJobLog',
    toDto: ({ exceptionStackTrace }) => plainText(exceptionStackTrace),
    unknown: (id) => `No historic job log found with id ${id}: historicJobLog is null`,
    media: plainTextMedia,
  });
};

const externalTaskLogRoutes = (router: Router, engine: Engine): void => {
  const toDto = (row: Readonly<HistoricExternalTaskLogRow>, call: Call) =>
    withRemovalTime(engine, call, row, historicExternalTaskLogDto);
  listRoutes(router, engine, {
    path: '/history/external-task-log',
    definition: historicExternalTaskLogQuery,
    toDto,
  });
  singleRoute(router, engine, {
    path: '/history/external-task-log/:id',
    table: 'historicExternalTaskLog',
    toDto,
    unknown: (id) => `Historic external task log with id ${id} does not exist`,
  });
  singleRoute(router, engine, {
    path: '/history/external-task-log/:id/error-details',
    table: 'historicExternalTaskLog',
    toDto: ({ errorDetails }) => plainText(errorDetails),
    unknown: (id) =>
      `No historic external task log found with id ${id}: historicExternalTaskLog is null`,
    media: plainTextMedia,
  });
};
