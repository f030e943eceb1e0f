import { historyFailure } from '../failure.ts';
import { removeHistory } from '../history/remove-history.ts';
import type { CommandContext, Work } from './command.ts';

export interface DeleteHistoricProcessInstance {
  processInstanceId: string;
  /** By default an unknown id is refused. */
  failIfNotExists?: boolean;
}

/** Forgets an ended instance with all of its history (DeleteHistoricProcessInstancesCmd). */
export function* deleteHistoricProcessInstance(
  context: CommandContext,
  command: DeleteHistoricProcessInstance,
): Work {
  const { processInstanceId, failIfNotExists = true } = command;
  const historic = context.unit.get('historicProcessInstance', processInstanceId);
  if (!historic) {
    if (failIfNotExists) throw historyFailure.unknownInstance(processInstanceId);
    return;
  }
  if (historic.endTime === null) throw historyFailure.stillRunning(processInstanceId);
  removeHistory(context, processInstanceId);
}
