import {
  type Engine,
  type RowOf,
  restFailure,
  type VariableRow,
  variableInstanceQuery,
} from '../../engine/index.ts';
import { variableData } from '../attachment.ts';
import type { Call } from '../call.ts';
import { variableInstanceDto } from '../dto/variable-instance.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

/** Reading running variables, wherever they are. */
export const variableInstanceRoutes = (router: Router, engine: Engine): void => {
  const shown = (parameter: string) => (row: Readonly<VariableRow>, call: Call) =>
    shownVariable(engine, call, row, call.flag(parameter, true));
  const unknown = (id: string) => `Variable instance with Id '${id}' does not exist.`;
  listRoutes(router, engine, {
    path: '/variable-instance',
    definition: variableInstanceQuery,
    toDto: shown('deserializeValues'),
  });
  singleRoute(router, engine, {
    path: '/variable-instance/:id',
    table: 'variable',
    toDto: shown('deserializeValue'),
    unknown,
  });
  router.get(
    '/variable-instance/:id/data',
    async (call) => {
      const id = call.path('id');
      const row = await engine.get('variable', id);
      if (!row) throw restFailure.invalidRequest(unknown(id), 404);
      return variableData(row, id);
    },
    { produces: null },
  );
};

/** VariableInstanceDto, with the activity instance that it belongs to. */
export const shownVariable = async (
  engine: Engine,
  call: Call,
  row: Readonly<VariableRow>,
  deserialize: boolean,
) => variableInstanceDto(row, await activityInstanceId(engine, call, row), deserialize);

/** See activityInstanceIdIn of the query: the same rule (VariableInstance.xml, actInstIdColumn). */
const activityInstanceId = async (
  engine: Engine,
  call: Call,
  row: Readonly<VariableRow>,
): Promise<string | null> => {
  const rows = joinedRows(engine, call);
  const execution: RowOf<'execution'> | undefined = await rows.get('execution', row.executionId);
  if (!execution) return null;
  if (row.taskId !== null || row.isConcurrentLocal) return execution.activityInstanceId;
  if (execution.parentId === null) return execution.id;
  if (!execution.isScope) return execution.activityInstanceId;
  return (await rows.get('execution', execution.parentId))?.activityInstanceId ?? null;
};
