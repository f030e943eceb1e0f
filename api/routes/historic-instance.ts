import {
  type Engine,
  type HistoricActivityInstanceRow,
  type HistoricProcessInstanceRow,
  historicActivityInstanceQuery,
  historicProcessInstanceQuery,
} from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { historicActivityInstanceDto } from '../dto/historic-activity-instance.ts';
import { historicProcessInstanceDto } from '../dto/historic-process-instance.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { withRemovalTime } from './removal-time.ts';
import { singleRoute } from './single-route.ts';

/** Reading the history of process instances and of their activities. */
export const historicInstanceRoutes = (router: Router, engine: Engine): void => {
  const instance = async (row: Readonly<HistoricProcessInstanceRow>, call: Call) =>
    historicProcessInstanceDto(
      row,
      await joinedRows(engine, call).get('processDefinition', row.processDefinitionId),
    );
  listRoutes(router, engine, {
    path: '/history/process-instance',
    definition: historicProcessInstanceQuery,
    toDto: instance,
  });
  singleRoute(router, engine, {
    path: '/history/process-instance/:id',
    table: 'historicProcessInstance',
    toDto: instance,
    unknown: (id) => `Historic process instance with id ${id} does not exist`,
  });
  const activity = (row: Readonly<HistoricActivityInstanceRow>, call: Call) =>
    withRemovalTime(engine, call, row, historicActivityInstanceDto);
  listRoutes(router, engine, {
    path: '/history/activity-instance',
    definition: historicActivityInstanceQuery,
    toDto: activity,
  });
  singleRoute(router, engine, {
    path: '/history/activity-instance/:id',
    table: 'historicActivityInstance',
    toDto: activity,
    unknown: (id) => `Historic activity instance with id '${id}' does not exist`,
  });
};
