import { type Engine, type ExecutionRow, processInstanceQuery } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { processInstanceDto } from '../dto/process-instance.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

/** Reading running process instances. */
export const processInstanceRoutes = (router: Router, engine: Engine): void => {
  const toDto = async (row: Readonly<ExecutionRow>, call: Call) => {
    const definition = await joinedRows(engine, call).get(
      'processDefinition',
      row.processDefinitionId,
    );
    return processInstanceDto(row, definition?.key ?? null);
  };
  listRoutes(router, engine, {
    path: '/process-instance',
    definition: processInstanceQuery,
    toDto,
  });
  singleRoute(router, engine, {
    path: '/process-instance/:id',
    table: 'execution',
    toDto,
    isHidden: ({ parentId }) => parentId !== null,
    unknown: (id) => `Process instance with id ${id} does not exist`,
  });
};
