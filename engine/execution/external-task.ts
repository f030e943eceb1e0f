import { Failure } from '../failure.ts';
import { historicExternalTask } from '../history/external-task-log.ts';
import type { Activity, Service } from '../model/process-graph.ts';
import type { ExternalTaskRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import { add, type Execution } from './execution.ts';
import { expressionContext, text } from './expression-context.ts';
import { createIncident, endIncidents } from './incident.ts';
import { priority } from './priority.ts';

type ExternalService = Extract<Service, { kind: 'external' }>;

/** Puts a task out for external workers (ExternalTaskEntity.createAndInsert). */
export const createExternalTask = (
  execution: Execution,
  activity: Activity,
  service: ExternalService,
): ExternalTaskRow => {
  const { context, row } = execution;
  // First the priority, then the topic: where both fail, that is what is told.
  const taskPriority = priorityOf(execution, service);
  const task = context.unit.insert('externalTask', {
    id: context.nextId(),
    revision: 1,
    workerId: null,
    topicName: text(service.topic, execution),
    retries: null,
    errorMessage: null,
    errorDetails: null,
    lockExpirationTime: null,
    suspensionState: 1,
    executionId: row.id,
    processInstanceId: row.processInstanceId,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution.graph.key,
    activityId: activity.id,
    activityInstanceId: row.activityInstanceId as string,
    priority: taskPriority,
    lastFailureLogId: null,
    createTime: context.now(),
    tenantId: row.tenantId,
  });
  add(execution.externalTasks, task);
  historicExternalTask(context, task, 'created');
  return task;
};

/** That of the task, else of the process, else 0 (DefaultExternalTaskPriorityProvider: its heading is empty). */
const priorityOf = (execution: Execution, service: ExternalService): number => {
  const declared = service.priority ?? execution.graph.taskPriority;
  return declared ? priority(declared, execution, () => '') : 0;
};

/** Its activity was left otherwise than by completing it. */
export const deleteExternalTask = (context: CommandContext, row: ExternalTaskRow): void => {
  historicExternalTask(context, row, 'deleted');
  context.unit.remove('externalTask', row);
};

/** No retries make an incident of a task; some of them resolve it (setRetriesAndManageIncidents). */
export const setExternalTaskRetries = (
  context: CommandContext,
  task: ExternalTaskRow,
  retries: number,
): void => {
  const hadRetries = task.retries === null || task.retries > 0;
  if (hadRetries && retries <= 0) {
    createIncident(context, {
      incidentType: 'failedExternalTask',
      message: task.errorMessage,
      configuration: task.id,
      execution: context.executionOf(task.executionId),
      activityId: task.activityId,
      processDefinitionId: task.processDefinitionId,
      historyConfiguration: task.lastFailureLogId,
      tenantId: task.tenantId,
    });
  } else if (!hadRetries && retries > 0) endIncidents(context, task.id, 'resolved');
  task.retries = retries;
};

/**
 * The code of the first camunda:errorEventDefinition whose expression is true: the result is a BPMN error. After a
 * failure an expression that fails counts as false (evaluateThrowBpmnError).
 */
export const declaredError = (
  execution: Execution,
  { afterFailure }: { afterFailure: boolean },
): { code: string } | undefined => {
  const { service } = execution.currentActivity;
  if (service?.kind !== 'external') return undefined;
  const found = service.errorDefinitions.find(({ expression }) => {
    try {
      return expression.evaluate(expressionContext(execution)) === true;
    } catch (error) {
      if (afterFailure && error instanceof Failure) return false;
      throw error;
    }
  });
  return found && { code: found.code ?? '' };
};
