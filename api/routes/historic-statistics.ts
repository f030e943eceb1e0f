import {
  type Condition,
  type Engine,
  type HistoricActivityInstanceRow,
  type HistoricIncidentRow,
  historicActivityStatisticsQuery,
} from '../../engine/index.ts';
import { fromAddress } from '../address-values.ts';
import type { Call } from '../call.ts';
import { readQuery } from '../parameters.ts';
import type { Router } from '../router.ts';

/** How many instances and incidents the activities of a definition have had. */
export const historicStatisticsRoutes = (router: Router, engine: Engine): void =>
  router.get('/history/process-definition/:id/statistics', (call) => statistics(call, engine));

/** HistoricActivityStatisticsDto */
interface Counts {
  id: string;
  instances: number;
  canceled: number;
  finished: number;
  completeScope: number;
  openIncidents: number;
  resolvedIncidents: number;
  deletedIncidents: number;
}

const statistics = async (call: Call, engine: Engine): Promise<Counts[]> => {
  const query = readQuery(call.address, historicActivityStatisticsQuery, engine.now());
  const isAsked = (name: string) => {
    const text = call.address.get(name);
    return text !== null && fromAddress(name, text, 'boolean') === true;
  };
  const ofDefinition: Condition = {
    op: 'eq',
    column: 'processDefinitionId',
    value: call.path('id'),
  };
  const where = [ofDefinition, ...query.where];
  const counts = new Map<string, Counts>();
  const countsOf = (id: string): Counts => {
    const known = counts.get(id) ?? none(id);
    counts.set(id, known);
    return known;
  };
  const asked = {
    finished: isAsked('finished'),
    canceled: isAsked('canceled'),
    completeScope: isAsked('completeScope'),
  };
  for (const row of await engine.list({ table: 'historicActivityInstance', where })) {
    countActivity(row, asked, countsOf);
  }
  if (isAsked('incidents')) {
    for (const row of await engine.list({ table: 'historicIncident', where }))
      countIncident(row, countsOf);
  }
  const descending = query.orderBy?.[0]?.direction === 'desc';
  const inOrder = [...counts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return descending ? inOrder.reverse() : inOrder;
};

const none = (id: string): Counts => ({
  id,
  instances: 0,
  canceled: 0,
  finished: 0,
  completeScope: 0,
  openIncidents: 0,
  resolvedIncidents: 0,
  deletedIncidents: 0,
});

/** An activity that is counted in no way asked for does not appear. */
const countActivity = (
  row: Readonly<HistoricActivityInstanceRow>,
  asked: { finished: boolean; canceled: boolean; completeScope: boolean },
  countsOf: (id: string) => Counts,
): void => {
  const isRunning = row.endTime === null;
  const isCanceled = asked.canceled && row.activityInstanceState === 2;
  const isCompleteScope = asked.completeScope && row.activityInstanceState === 1;
  if (!isRunning && !asked.finished && !isCanceled && !isCompleteScope) return;
  const counts = countsOf(row.activityId);
  if (isRunning) counts.instances++;
  if (!isRunning && asked.finished) counts.finished++;
  if (isCanceled) counts.canceled++;
  if (isCompleteScope) counts.completeScope++;
};

const countIncident = (
  { activityId, incidentState }: Readonly<HistoricIncidentRow>,
  countsOf: (id: string) => Counts,
): void => {
  if (activityId === null) return;
  const counts = countsOf(activityId);
  if (incidentState === 0) counts.openIncidents++;
  if (incidentState === 1) counts.resolvedIncidents++;
  if (incidentState === 2) counts.deletedIncidents++;
};
