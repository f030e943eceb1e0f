import type { CommandContext } from '../execution/context.ts';
import { setDefinitionSuspended } from '../execution/suspend-definition.ts';
import { historicJob } from '../history/job-log.ts';
import { activationConfiguration } from '../job/activate-definition.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';

/** Suspends a definition until a time, given in milliseconds since 1970 (DeployCmd.scheduleProcessDefinitionActivation). */
export const scheduleActivation = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  dueDate: number,
): void => {
  setDefinitionSuspended(context, definition, true);
  const job = context.unit.insert('job', {
    id: context.nextId(),
    revision: 1,
    type: 'timer',
    lockExpirationTime: null,
    lockOwner: null,
    isExclusive: true,
    executionId: null,
    processInstanceId: null,
    processDefinitionId: null,
    processDefinitionKey: null,
    retries: 3,
    exceptionMessage: null,
    exceptionStackTrace: null,
    failedActivityId: null,
    dueDate,
    repeat: null,
    repeatOffset: 0,
    handlerType: 'activate-processdefinition',
    handlerConfiguration: activationConfiguration(definition.id),
    deploymentId: definition.deploymentId,
    suspensionState: 1,
    jobDefinitionId: null,
    priority: 0,
    sequenceCounter: 1,
    createTime: context.now(),
    batchId: null,
    tenantId: null,
  });
  historicJob(context, job, 'created');
};
