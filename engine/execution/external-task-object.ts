import { type ExpressionObject, expressionObject, noSuchMethod } from '../expression/expression.ts';
import { integer, long } from '../expression/java-value.ts';
import { executionFailure } from '../failure.ts';
import type { ExternalTaskRow } from '../store/tables.ts';
import type { Execution } from './execution.ts';

/** `externalTask` in the expressions of an external task, such as those of camunda:errorEventDefinition. */
export const externalTaskObject = (execution: Execution): ExpressionObject | undefined => {
  if (execution.activity?.service?.kind !== 'external') return undefined;
  const [task, ...others] = execution.externalTasks;
  if (!task || others.length > 0) throw executionFailure.noSingleExternalTask();
  return {
    [expressionObject]: true,
    className: 'org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity',
    property: (name) =>
      Object.hasOwn(properties, name)
        ? properties[name as keyof typeof properties](task)
        : undefined,
    invoke: () => noSuchMethod,
  };
};

const date = (time: number | null): Date | null => (time === null ? null : new Date(time));

const properties = {
  id: ({ id }: ExternalTaskRow) => id,
  topicName: ({ topicName }: ExternalTaskRow) => topicName,
  workerId: ({ workerId }: ExternalTaskRow) => workerId,
  lockExpirationTime: (task: ExternalTaskRow) => date(task.lockExpirationTime),
  createTime: ({ createTime }: ExternalTaskRow) => date(createTime),
  processInstanceId: ({ processInstanceId }: ExternalTaskRow) => processInstanceId,
  executionId: ({ executionId }: ExternalTaskRow) => executionId,
  activityId: ({ activityId }: ExternalTaskRow) => activityId,
  activityInstanceId: ({ activityInstanceId }: ExternalTaskRow) => activityInstanceId,
  processDefinitionId: ({ processDefinitionId }: ExternalTaskRow) => processDefinitionId,
  processDefinitionKey: ({ processDefinitionKey }: ExternalTaskRow) => processDefinitionKey,
  tenantId: ({ tenantId }: ExternalTaskRow) => tenantId,
  retries: ({ retries }: ExternalTaskRow) => (retries === null ? null : integer(retries)),
  errorMessage: ({ errorMessage }: ExternalTaskRow) => errorMessage,
  errorDetails: ({ errorDetails }: ExternalTaskRow) => errorDetails,
  priority: ({ priority }: ExternalTaskRow) => long(priority),
  suspended: ({ suspensionState }: ExternalTaskRow) => suspensionState === 2,
};
