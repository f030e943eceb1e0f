import { coerceToInteger, coerceToString } from '../expression/coerce.ts';
import { type ExpressionObject, expressionObject } from '../expression/expression.ts';
import { integer } from '../expression/java-value.ts';
import { executionObject } from './execution-object.ts';
import { addIdentityLink, removeIdentityLink } from './identity-link.ts';
import type { Task } from './task.ts';
import { variableMethods } from './variable-methods.ts';

/** `task` in the expressions of task listeners: what Camunda's DelegateTask offers them. */
export const taskObject = (task: Task): ExpressionObject => ({
  [expressionObject]: true,
  className: 'org.camunda.bpm.engine.impl.persistence.entity.TaskEntity',
  property: (name) =>
    Object.hasOwn(properties, name) ? properties[name as keyof typeof properties](task) : undefined,
  invoke(name, args) {
    const key = `${name}/${args.length}`;
    if (!Object.hasOwn(setters, key)) return variableMethods(task, name, args);
    setters[key as keyof typeof setters](task, args[0]);
    return null;
  },
});

const date = (time: number | null): Date | null => (time === null ? null : new Date(time));

const properties = {
  id: ({ id }: Task) => id,
  name: ({ row }: Task) => row.name,
  description: ({ row }: Task) => row.description,
  priority: ({ row }: Task) => integer(row.priority),
  assignee: ({ row }: Task) => row.assignee,
  owner: ({ row }: Task) => row.owner,
  createTime: ({ row }: Task) => date(row.createTime),
  dueDate: ({ row }: Task) => date(row.dueDate),
  followUpDate: ({ row }: Task) => date(row.followUpDate),
  executionId: ({ row }: Task) => row.executionId,
  processInstanceId: ({ row }: Task) => row.processInstanceId,
  processDefinitionId: ({ row }: Task) => row.processDefinitionId,
  taskDefinitionKey: ({ row }: Task) => row.taskDefinitionKey,
  tenantId: ({ row }: Task) => row.tenantId,
  deleteReason: ({ deleteReason }: Task) => deleteReason,
  eventName: ({ eventName }: Task) => eventName,
  execution: ({ execution }: Task) => execution && executionObject(execution),
};

const orNull = (value: unknown): string | null => (value === null ? null : coerceToString(value));
const time = (value: unknown): number | null => (value instanceof Date ? value.getTime() : null);

const setters = {
  'setName/1': (task: Task, value: unknown) => {
    task.row.name = orNull(value);
  },
  'setDescription/1': (task: Task, value: unknown) => {
    task.row.description = orNull(value);
  },
  'setPriority/1': (task: Task, value: unknown) => {
    task.row.priority = coerceToInteger(value);
  },
  'setAssignee/1': (task: Task, value: unknown) => {
    task.assignee = orNull(value);
  },
  'setOwner/1': (task: Task, value: unknown) => {
    task.owner = orNull(value);
  },
  'setDueDate/1': (task: Task, value: unknown) => {
    task.row.dueDate = time(value);
  },
  'setFollowUpDate/1': (task: Task, value: unknown) => {
    task.row.followUpDate = time(value);
  },
  'addCandidateUser/1': (task: Task, value: unknown) =>
    addIdentityLink(task, 'candidate', { userId: coerceToString(value) }),
  'addCandidateGroup/1': (task: Task, value: unknown) =>
    addIdentityLink(task, 'candidate', { groupId: coerceToString(value) }),
  'deleteCandidateUser/1': (task: Task, value: unknown) =>
    removeIdentityLink(task, 'candidate', { userId: coerceToString(value) }),
  'deleteCandidateGroup/1': (task: Task, value: unknown) =>
    removeIdentityLink(task, 'candidate', { groupId: coerceToString(value) }),
};
