import type { CommandContext } from '../execution/context.ts';
import { setDefinitionSuspended } from '../execution/suspend-definition.ts';
import { insertJob } from '../job/job-row.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';

/** Suspends a definition until a time, given in milliseconds since 1970 (DeployCmd.scheduleProcessDefinitionActivation). */
export const scheduleActivation = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  dueDate: number,
): void => {
  setDefinitionSuspended(context, definition, true);
  insertJob(context, {
    type: 'timer',
    handlerType: 'activate-processdefinition',
    handlerConfiguration: activationConfiguration(definition.id),
    dueDate,
    deploymentId: definition.deploymentId,
  });
};

/** The job names the definition only here (ProcessDefinitionSuspensionStateConfiguration). */
const activationConfiguration = (processDefinitionId: string): string =>
  JSON.stringify({
    by: 'processDefinitionId',
    includeProcessInstances: false,
    processDefinitionId,
  });
