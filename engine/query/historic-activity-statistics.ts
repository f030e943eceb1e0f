import type { QueryDefinition } from './definition.ts';
import { joined, modifier, parametersOf } from './parameters.ts';

const { date, oneOf } = parametersOf<'historicActivityInstance'>();
const start = joined('processInstanceId', 'historicProcessInstance', 'startTime');
const end = joined('processInstanceId', 'historicProcessInstance', 'endTime');

/**
 * Which activity instances GET /history/process-definition/{id}/statistics counts; its conditions hold for incidents as
 * well (HistoricActivityStatisticsQueryDto, HistoricStatistics.xml). The modifiers say what is counted.
 */
export const historicActivityStatisticsQuery: QueryDefinition<'historicActivityInstance'> = {
  table: 'historicActivityInstance',
  parameters: {
    canceled: modifier,
    finished: modifier,
    completeScope: modifier,
    incidents: modifier,
    startedAfter: date('gte', start),
    startedBefore: date('lte', start),
    finishedAfter: date('gte', end),
    finishedBefore: date('lte', end),
    processInstanceIdIn: oneOf('processInstanceId', 'strings'),
  },
  sortings: { activityId: 'activityId' },
};
