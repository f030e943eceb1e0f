import type { ExpressionObject } from '../expression/expression.ts';
import { nullPointer } from '../expression/java-exception.ts';
import { integer } from '../expression/java-value.ts';
import { extendMethods } from '../expression/signature.ts';
import type { IdentityLinkRow } from '../store/tables.ts';
import { engineMethods, engineObjects } from './engine-object.ts';
import { executionObject } from './execution-object.ts';
import { addIdentityLink, candidatesOf, removeIdentityLink } from './identity-link.ts';
import type { Task } from './task.ts';
import { variableMethods } from './variable-methods.ts';

/** `task` in the expressions of task listeners: what Camunda's DelegateTask offers them. */
export const taskObject = (task: Task): ExpressionObject => show(task);

const date = (time: number | null): Date | null => (time === null ? null : new Date(time));

const properties = {
  id: ({ id }: Task) => id,
  variableScopeKey: () => 'task',
  name: ({ row }: Task) => row.name,
  description: ({ row }: Task) => row.description,
  priority: ({ row }: Task) => integer(row.priority),
  assignee: ({ row }: Task) => row.assignee,
  owner: ({ row }: Task) => row.owner,
  createTime: ({ row }: Task) => date(row.createTime),
  lastUpdated: ({ row }: Task) => date(row.lastUpdated),
  dueDate: ({ row }: Task) => date(row.dueDate),
  followUpDate: ({ row }: Task) => date(row.followUpDate),
  taskState: ({ row }: Task) => row.taskState,
  delegationState: ({ row }: Task) => row.delegationState,
  suspended: ({ row }: Task) => row.suspensionState === 2,
  isSuspended: ({ row }: Task) => row.suspensionState === 2,
  executionId: ({ row }: Task) => row.executionId,
  processInstanceId: ({ row }: Task) => row.processInstanceId,
  processDefinitionId: ({ row }: Task) => row.processDefinitionId,
  taskDefinitionKey: ({ row }: Task) => row.taskDefinitionKey,
  tenantId: ({ row }: Task) => row.tenantId,
  deleteReason: ({ deleteReason }: Task) => deleteReason,
  eventName: ({ eventName }: Task) => eventName,
  execution: ({ execution }: Task) => execution && executionObject(execution),
  candidates: (task: Task) => new Set(candidatesOf(task).map((row) => showLink(row))),
  // There are no cases here.
  caseInstanceId: () => null,
  caseExecutionId: () => null,
  caseDefinitionId: () => null,
  caseExecution: () => null,
};

/** Nothing where a text is expected is the empty text in expressions; in scripts it stays null. */
type Text = string | null;
type Names = Iterable<unknown> | null;

const timeOf = (value: Date | null): number | null => value && value.getTime();

const methods = engineMethods<Task>({
  'void setName(String)': (task, value: Text) => {
    task.row.name = value;
  },
  'void setDescription(String)': (task, value: Text) => {
    task.row.description = value;
  },
  'void setPriority(int)': (task, value: number) => {
    task.row.priority = value;
  },
  'void setAssignee(String)': (task, value: Text) => {
    task.assignee = value;
  },
  'void setOwner(String)': (task, value: Text) => {
    task.owner = value;
  },
  'void setDueDate(Date)': (task, value: Date | null) => {
    task.row.dueDate = timeOf(value);
  },
  'void setFollowUpDate(Date)': (task, value: Date | null) => {
    task.row.followUpDate = timeOf(value);
  },
  'void addCandidateUser(String)': (task, userId: Text) =>
    addIdentityLink(task, 'candidate', { userId }),
  'void addCandidateUsers(Collection)': (task, users: Names) => {
    for (const userId of present(users, 'candidateUsers'))
      addIdentityLink(task, 'candidate', { userId });
  },
  'void addCandidateGroup(String)': (task, groupId: Text) =>
    addIdentityLink(task, 'candidate', { groupId }),
  'void addCandidateGroups(Collection)': (task, groups: Names) => {
    for (const groupId of present(groups, 'candidateGroups'))
      addIdentityLink(task, 'candidate', { groupId });
  },
  'void addUserIdentityLink(String,String)': (task, userId: Text, type: Text) =>
    addIdentityLink(task, type ?? '', { userId }),
  'void addGroupIdentityLink(String,String)': (task, groupId: Text, type: Text) =>
    addIdentityLink(task, type ?? '', { groupId }),
  'void deleteCandidateUser(String)': (task, userId: Text) =>
    removeIdentityLink(task, 'candidate', { userId }),
  'void deleteCandidateGroup(String)': (task, groupId: Text) =>
    removeIdentityLink(task, 'candidate', { groupId }),
  'void deleteUserIdentityLink(String,String)': (task, userId: Text, type: Text) =>
    removeIdentityLink(task, type ?? '', { userId }),
  'void deleteGroupIdentityLink(String,String)': (task, groupId: Text, type: Text) =>
    removeIdentityLink(task, type ?? '', { groupId }),
  'void complete()': (task) => task.askCompletion(),
  'String toString()': ({ id }) => `Task[${id}]`,
});

const present = (names: Names, parameter: string): string[] => {
  if (names === null)
    throw nullPointer(
      `Cannot invoke "java.util.Collection.iterator()" because "${parameter}" is null`,
    );
  return [...names].map(String);
};

const show = engineObjects<Task>({
  className: 'org.camunda.bpm.engine.impl.persistence.entity.TaskEntity',
  properties,
  methods: extendMethods(methods, variableMethods),
});

const showLink = engineObjects<IdentityLinkRow>({
  className: 'org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity',
  properties: {
    id: ({ id }) => id,
    type: ({ type }) => type,
    userId: ({ userId }) => userId,
    groupId: ({ groupId }) => groupId,
    taskId: ({ taskId }) => taskId,
    processDefId: ({ processDefinitionId }) => processDefinitionId,
    tenantId: ({ tenantId }) => tenantId,
  },
});
