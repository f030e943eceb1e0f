import {
  type Engine,
  type HistoricIdentityLinkRow,
  type HistoricTaskRow,
  historicIdentityLinkLogQuery,
  historicTaskQuery,
} from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { historicTaskDto } from '../dto/historic-task.ts';
import { historicIdentityLinkDto } from '../dto/identity-link.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { withRemovalTime } from './removal-time.ts';

/** Reading the history of user tasks and of who had to do with them. */
export const historicTaskRoutes = (router: Router, engine: Engine): void => {
  listRoutes(router, engine, {
    path: '/history/task',
    definition: historicTaskQuery,
    toDto: (row: Readonly<HistoricTaskRow>, call: Call) =>
      withRemovalTime(engine, call, row, historicTaskDto),
  });
  const link = async (row: Readonly<HistoricIdentityLinkRow>, call: Call) => {
    const rows = joinedRows(engine, call);
    const task = await rows.get('historicTask', row.taskId);
    const instance = await rows.get(
      'historicProcessInstance',
      task?.processInstanceId ?? row.rootProcessInstanceId,
    );
    return historicIdentityLinkDto(row, instance?.removalTime ?? null);
  };
  listRoutes(router, engine, {
    path: '/history/identity-link-log',
    definition: historicIdentityLinkLogQuery,
    toDto: link,
    post: 'none',
  });
};
