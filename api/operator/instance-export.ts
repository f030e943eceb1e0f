import { type Engine, type HistoricProcessInstanceRow, restFailure } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { historicProcessInstanceDto } from '../dto/historic-process-instance.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';
import { exportedHistory } from './exported-history.ts';
import { exportedRuntime } from './exported-runtime.ts';

/**
 * A process instance with all that is known of it, and of the instances that it called: to be read by people, handed
 * on, or kept where history is to be deleted. Everything has the form that the REST API gives it.
 */
export const instanceExportRoutes = (router: Router, engine: Engine): void =>
  router.get('/process-instance/:id/export', async (call) => {
    const id = call.path('id');
    const row = await engine.get('historicProcessInstance', id);
    if (!row)
      throw restFailure.invalidRequest(
        `Historic process instance with id ${id} does not exist`,
        404,
      );
    const text = prettyJson(await exported(engine, call, row));
    return new Response(text, { headers: { 'content-type': 'application/json' } });
  });

const exported = async (
  engine: Engine,
  call: Call,
  row: Readonly<HistoricProcessInstanceRow>,
): Promise<object> => {
  const { id, processDefinitionId, processDefinitionKey: key } = row;
  // Begun together, before anything is awaited: a store in memory answers them from one moment.
  const [history, running, called] = await Promise.all([
    exportedHistory(engine, row),
    exportedRuntime(engine, call, id),
    calledInstances(engine, id),
  ]);
  const definition = await joinedRows(engine, call).get('processDefinition', processDefinitionId);
  const { version = null, name = null } = definition ?? {};
  const calledProcessInstances: object[] = [];
  for (const one of called) calledProcessInstances.push(await exported(engine, call, one));
  return {
    processInstance: historicProcessInstanceDto(row, definition),
    processDefinition: { id: processDefinitionId, key, version, name },
    ...history,
    running,
    calledProcessInstances,
  };
};

const calledInstances = (engine: Engine, id: string) =>
  engine.list({
    table: 'historicProcessInstance',
    where: [{ op: 'eq', column: 'superProcessInstanceId', value: id }],
    orderBy: [{ column: 'startTime', direction: 'asc' }],
  });

const prettyJson = (value: object): string => {
  try {
    return `${JSON.stringify(value, null, 2)}\n`;
  } catch (error) {
    // Longer than a text can be, or nested deeper than the stack: thousands of calls within each other.
    if (!(error instanceof RangeError)) throw error;
    throw restFailure.rest(
      500,
      `The process instance is too large to be exported as one text (${error.message}). Export the instances that it called, or read its history by /engine-rest/history.`,
    );
  }
};
