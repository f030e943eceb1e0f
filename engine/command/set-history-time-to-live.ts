import { definitionFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

export interface SetHistoryTimeToLive {
  processDefinitionId: string;
  /** Days; null for ever. */
  historyTimeToLive: number | null;
}

/** UpdateProcessDefinitionHistoryTimeToLiveCmd */
export function* setHistoryTimeToLive(
  { unit }: CommandContext,
  { processDefinitionId, historyTimeToLive }: SetHistoryTimeToLive,
): Work {
  if (historyTimeToLive !== null && historyTimeToLive < 0)
    throw definitionFailure.negativeTimeToLive();
  const definition = unit.get('processDefinition', processDefinitionId);
  if (!definition) throw definitionFailure.noTimeToLive();
  definition.historyTimeToLive = historyTimeToLive;
}
