import { mappingOf } from '../execution/activity-execution-mapping.ts';
import { throwsCompensation } from '../execution/compensation-behavior.ts';
import type { Execution } from '../execution/execution.ts';
import type { Task } from '../execution/task.ts';
import type { HistoricActivityInstanceRow } from '../store/tables.ts';

/** An activity instance was entered. */
export const historicActivityStarted = (execution: Execution): void => {
  const { context, currentActivity: activity, row } = execution;
  // A link is one way written in two pieces (HistoryParseListener).
  if (activity.type === 'intermediateLinkCatch') return;
  context.unit.insert('historicActivityInstance', {
    id: row.activityInstanceId as string,
    parentActivityInstanceId: parentActivityInstanceId(execution),
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution.graph.key,
    rootProcessInstanceId: row.rootProcessInstanceId,
    processInstanceId: row.processInstanceId,
    executionId: row.id,
    activityId: activity.id,
    taskId: null,
    calledProcessInstanceId: null,
    activityName: activity.name,
    activityType: activity.type,
    assignee: null,
    startTime: context.now(),
    endTime: null,
    duration: null,
    activityInstanceState: 0,
    sequenceCounter: row.sequenceCounter,
    tenantId: row.tenantId,
  });
};

/** A token that compensation started belongs where its activity does, not below the event that threw. */
const parentActivityInstanceId = (execution: Execution): string | null => {
  const { parent, activity } = execution;
  if (!parent || !activity || !throwsCompensation(parent.activity))
    return execution.parentActivityInstanceId;
  return mappingOf(execution).get(activity.flowScope)?.parentActivityInstanceId ?? null;
};

const historicOf = ({
  context,
  activityInstanceId,
}: Execution): HistoricActivityInstanceRow | undefined =>
  activityInstanceId === null
    ? undefined
    : context.unit.get('historicActivityInstance', activityInstanceId);

/**
 * Camunda writes anew with each event where the activity instance stands. A scope that instructions made in an instance
 * without a token gets its parent only so, and an inner activity that is canceled while its token waits for a job at a
 * subprocess or multi-instance body is recorded as that one: Camunda ends it with the instance around it.
 */
const stand = (historic: HistoricActivityInstanceRow, execution: Execution): void => {
  const { activity, subProcessInstance } = execution;
  if (activity) {
    historic.activityId = activity.id;
    historic.activityName = activity.name;
    historic.activityType = activity.type;
  }
  historic.parentActivityInstanceId = parentActivityInstanceId(execution);
  historic.executionId = execution.id;
  if (subProcessInstance) historic.calledProcessInstanceId = subProcessInstance.id;
};

/** It was left: ended, completed its scope, or was canceled. */
export const historicActivityEnded = (execution: Execution): void => {
  const historic = historicOf(execution);
  if (!historic) return;
  stand(historic, execution);
  historic.endTime = execution.context.now();
  historic.duration = historic.endTime - historic.startTime;
  historic.activityInstanceState = execution.activityInstanceState;
};

/** Its task was created or assigned, or the instance that it calls has started. */
export const historicActivityUpdated = (execution: Execution, task: Task | null = null): void => {
  const historic = historicOf(execution);
  if (!historic) return;
  stand(historic, execution);
  if (task) {
    historic.taskId = task.id;
    historic.assignee = task.row.assignee;
  }
};
