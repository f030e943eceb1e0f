import type { Execution } from '../execution/execution.ts';

/** The instance has been created; where it stands is its start activity (createProcessInstanceStartEvt). */
export const historicProcessInstanceStarted = (instance: Execution): void => {
  const { context, row } = instance;
  context.unit.insert('historicProcessInstance', {
    id: row.id,
    businessKey: row.businessKey,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: instance.graph.key,
    rootProcessInstanceId: row.rootProcessInstanceId,
    startTime: context.now(),
    endTime: null,
    duration: null,
    startUserId: context.userId,
    startActivityId: row.activityId,
    endActivityId: null,
    superProcessInstanceId: instance.superExecution?.row.processInstanceId ?? null,
    superCaseInstanceId: null,
    caseInstanceId: row.caseInstanceId,
    deleteReason: null,
    state: 'ACTIVE',
    restartedProcessInstanceId: instance.restartedProcessInstanceId,
    removalTime: null,
    tenantId: row.tenantId,
  });
};

/**
 * It has ended: completed where it stands at an activity, else terminated, from outside or from within
 * (DefaultHistoryEventProducer.determineEndState). Where a token that took the place of the instance is taken away, Camunda
 * takes that for the end, too; and an event of this command then no longer says what was restarted.
 */
export const historicProcessInstanceEnded = (instance: Execution): void => {
  const { context, row } = instance;
  const historic = context.unit.get('historicProcessInstance', row.processInstanceId);
  if (!historic) return;
  historic.endTime = context.now();
  historic.duration = historic.endTime - historic.startTime;
  historic.endActivityId = row.activityId;
  if (instance.activity) historic.state = 'COMPLETED';
  else
    historic.state = instance.externallyTerminated
      ? 'EXTERNALLY_TERMINATED'
      : 'INTERNALLY_TERMINATED';
  // A reason that this command has given already stays; one of before is not known to it any more.
  historic.deleteReason =
    instance.deleteReason ?? (context.ended.has(historic.id) ? historic.deleteReason : null);
  context.ended.add(historic.id);
  if (context.unit.isNew('historicProcessInstance', historic))
    historic.restartedProcessInstanceId = instance.restartedProcessInstanceId;
  if (historic.id === historic.rootProcessInstanceId) setRemovalTimes(instance, historic.endTime);
};

/** It has lost the instance that called it (createProcessInstanceUpdateEvt). */
export const historicCallerLost = ({ context, id }: Execution): void => {
  const historic = context.unit.get('historicProcessInstance', id);
  if (historic) historic.superProcessInstanceId = null;
};

/** History of a whole hierarchy goes by the time to live of its root (DefaultHistoryRemovalTimeProvider). */
const setRemovalTimes = ({ context, row }: Execution, endTime: number): void => {
  const definition = context.unit.get('processDefinition', row.processDefinitionId);
  const days = definition?.historyTimeToLive ?? null;
  if (days === null) return;
  const removalTime = endTime + days * 86_400_000;
  const root = row.processInstanceId;
  for (const one of context.unit.find('historicProcessInstance', 'rootProcessInstanceId', root)) {
    one.removalTime = removalTime;
  }
};
