import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import { batchFailure, definitionFailure } from '../failure.ts';
import type { Query } from '../store/query.ts';
import type { BatchRow, HistoricProcessInstanceRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { historicProcessInstanceElements } from './process-instances.ts';

/** When history may go: at a time in milliseconds since 1970, never, or as its definition says. */
export type RemovalTime = { at: number } | 'never' | 'calculated';

interface RemovalTimeSettings {
  removalTime: RemovalTime;
  /** For all instances of the hierarchy, by the root's definition. */
  hierarchical: boolean;
}

/** Sets when the history of process instances may go, by a batch. */
export interface SetRemovalTimeAsync {
  removalTime: RemovalTime | null;
  hierarchical?: boolean;
  processInstanceIds: readonly (string | null)[] | null;
  historicProcessInstanceQuery: Query<'historicProcessInstance'> | null;
}

/** SetRemovalTimeToHistoricProcessInstancesCmd: who is not there is left out. */
export function* setRemovalTimeAsync(
  context: CommandContext,
  { removalTime, hierarchical = false, ...instances }: SetRemovalTimeAsync,
): Work<Readonly<BatchRow>> {
  if (!instances.processInstanceIds && !instances.historicProcessInstanceQuery)
    throw batchFailure.nobodyForRemovalTime();
  const elements = historicProcessInstanceElements(context, instances, { unknown: 'dropped' });
  if (removalTime === null) throw batchFailure.noRemovalTime();
  if (elements.ids.length === 0) throw batchFailure.noElements('historicProcessInstances');
  return createBatch(context, removalTimeBatch, {
    elements,
    settings: { removalTime, hierarchical },
  });
}

/** ProcessSetRemovalTimeJobHandler */
export const removalTimeBatch: BatchType<RemovalTimeSettings> = {
  name: 'process-set-removal-time',
  *perform(context, { ids, settings: { removalTime, hierarchical } }) {
    const { unit } = context;
    for (const id of ids) {
      const named = unit.get('historicProcessInstance', id);
      if (!named) continue;
      const root = hierarchical
        ? unit.get('historicProcessInstance', named.rootProcessInstanceId)
        : named;
      if (!root) continue;
      const rows = hierarchical
        ? unit.find('historicProcessInstance', 'rootProcessInstanceId', root.id)
        : [named];
      const time = timeOf(context, removalTime, root);
      for (const row of rows) row.removalTime = time;
    }
  },
};

/** An instance that still runs has no time to count from. */
const timeOf = (
  { unit }: CommandContext,
  removalTime: RemovalTime,
  { endTime, processDefinitionId }: HistoricProcessInstanceRow,
): number | null => {
  if (removalTime === 'never') return null;
  if (removalTime !== 'calculated') return removalTime.at;
  if (endTime === null) return null;
  const definition = unit.get('processDefinition', processDefinitionId);
  if (!definition) throw definitionFailure.unknownId(processDefinitionId);
  const { historyTimeToLive } = definition;
  return historyTimeToLive === null ? null : endTime + historyTimeToLive * 86_400_000;
};
