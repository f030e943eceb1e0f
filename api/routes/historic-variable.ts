import {
  type Engine,
  type HistoricDetailRow,
  type HistoricVariableRow,
  historicDetailQuery,
  historicVariableInstanceQuery,
  restFailure,
} from '../../engine/index.ts';
import { variableData } from '../attachment.ts';
import type { Call } from '../call.ts';
import { historicDetailDto } from '../dto/historic-detail.ts';
import { historicVariableInstanceDto } from '../dto/variable-instance.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { withRemovalTime } from './removal-time.ts';
import { singleRoute } from './single-route.ts';

/** Reading the history of variables, and each of their updates. */
export const historicVariableRoutes = (router: Router, engine: Engine): void => {
  const variable = (parameter: string) => (row: Readonly<HistoricVariableRow>, call: Call) =>
    withRemovalTime(engine, call, row, (one, removalTime) =>
      historicVariableInstanceDto(one, removalTime, call.flag(parameter, true)),
    );
  const unknownVariable = (id: string) =>
    `Historic variable instance with Id '${id}' does not exist.`;
  const isDeleted = ({ state }: Readonly<HistoricVariableRow>) => state === 'DELETED';
  listRoutes(router, engine, {
    path: '/history/variable-instance',
    definition: historicVariableInstanceQuery,
    toDto: variable('deserializeValues'),
  });
  singleRoute(router, engine, {
    path: '/history/variable-instance/:id',
    table: 'historicVariable',
    toDto: variable('deserializeValue'),
    unknown: unknownVariable,
    isHidden: isDeleted,
  });
  singleRoute(router, engine, {
    path: '/history/variable-instance/:id/data',
    table: 'historicVariable',
    toDto: (row) => variableData(row, row.id),
    unknown: unknownVariable,
    isHidden: isDeleted,
    media: { produces: null },
  });
  detailRoutes(router, engine);
};

const detailRoutes = (router: Router, engine: Engine): void => {
  const detail = (parameter: string) => (row: Readonly<HistoricDetailRow>, call: Call) =>
    withRemovalTime(engine, call, row, (one, removalTime) =>
      historicDetailDto(one, removalTime, call.flag(parameter, true)),
    );
  const unknown = (id: string) => `Historic detail with Id '${id}' does not exist.`;
  listRoutes(router, engine, {
    path: '/history/detail',
    definition: historicDetailQuery,
    toDto: detail('deserializeValues'),
    post: 'list',
  });
  singleRoute(router, engine, {
    path: '/history/detail/:id',
    table: 'historicDetail',
    toDto: detail('deserializeValue'),
    unknown,
  });
  singleRoute(router, engine, {
    path: '/history/detail/:id/data',
    table: 'historicDetail',
    toDto: (row) => {
      if (row.detailType === 'VariableUpdate') return variableData(row, row.id);
      throw restFailure.invalidRequest(
        `Historic detail with Id '${row.id}' is not a variable update.`,
      );
    },
    unknown,
    media: { produces: null },
  });
};
