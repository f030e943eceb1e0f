import { assignTask, claimTask, delegateTask, resolveTask } from './assign-task.ts';
import { deleteBatch, deleteHistoricBatch, suspendBatch } from './batch.ts';
import { createComment, deleteComments, updateComment } from './comment.ts';
import { completeTask } from './complete-task.ts';
import { correlateMessage } from './correlate-message.ts';
import { correlateMessageAsync } from './correlate-message-async.ts';
import { createDeployment } from './create-deployment.ts';
import { deleteDeployment } from './delete-deployment.ts';
import { deleteHistoricProcessInstance } from './delete-historic-process-instance.ts';
import { deleteHistoricProcessInstancesAsync } from './delete-historic-process-instances-async.ts';
import { deleteHistoricVariable } from './delete-historic-variable.ts';
import { deleteJob } from './delete-job.ts';
import { deleteProcessDefinition } from './delete-process-definition.ts';
import { deleteProcessInstance } from './delete-process-instance.ts';
import { deleteProcessInstancesAsync } from './delete-process-instances-async.ts';
import { evaluateStartConditions } from './evaluate-start-conditions.ts';
import { executeJob, recordFailedJob } from './execute-job.ts';
import { completeExternalTask, handleExternalTaskBpmnError } from './external-task.ts';
import { fetchExternalTasks } from './fetch-external-tasks.ts';
import { getActivityInstance } from './get-activity-instance.ts';
import { getStartFormVariables } from './get-start-form-variables.ts';
import { getTaskForm } from './get-task-form.ts';
import { getVariables } from './get-variables.ts';
import { handleExternalTaskFailure } from './handle-external-task-failure.ts';
import { annotateIncident, createIncident, resolveIncident } from './incident.ts';
import {
  extendExternalTaskLock,
  lockExternalTask,
  unlockExternalTask,
} from './lock-external-task.ts';
import { messageEventReceived } from './message-event-received.ts';
import { modifyProcessInstance } from './modify-process-instance.ts';
import { modifyProcessInstances } from './modify-process-instances.ts';
import {
  modifyProcessInstanceAsync,
  modifyProcessInstancesAsync,
} from './modify-process-instances-async.ts';
import { modifyVariables } from './modify-variables.ts';
import { restartProcessInstances } from './restart-process-instances.ts';
import { restartProcessInstancesAsync } from './restart-process-instances-async.ts';
import { createTask, deleteTask, updateTask } from './save-task.ts';
import { setExternalTaskPriority, setExternalTaskRetries } from './set-external-task.ts';
import { setExternalTaskRetriesAsync } from './set-external-task-retries-async.ts';
import { setHistoryTimeToLive } from './set-history-time-to-live.ts';
import { recalculateJobDueDate, setJobDueDate } from './set-job-due-date.ts';
import { setJobDefinitionPriority, setJobPriority } from './set-job-priority.ts';
import { setJobRetries } from './set-job-retries.ts';
import { setJobRetriesAsync, setJobRetriesByProcessAsync } from './set-job-retries-async.ts';
import { setRemovalTimeAsync } from './set-removal-time-async.ts';
import { setVariablesAsync } from './set-variables-async.ts';
import { signalEventReceived } from './signal-event-received.ts';
import { signalExecution } from './signal-execution.ts';
import { startProcessInstance } from './start-process-instance.ts';
import { getTaskFormVariables, submitTaskForm } from './submit-task-form.ts';
import { suspendProcessDefinition, suspendProcessInstance } from './suspend.ts';
import { suspendJobDefinitions, suspendJobs } from './suspend-jobs.ts';
import { suspendLater } from './suspend-later.ts';
import { suspendProcessInstancesAsync } from './suspend-process-instances-async.ts';
import { handleTaskBpmnError, handleTaskEscalation } from './task-error.ts';
import { addTaskIdentityLink, deleteTaskIdentityLink } from './task-identity-link.ts';

/** Every verb of the engine, by its name. */
export const commands = {
  addTaskIdentityLink,
  annotateIncident,
  assignTask,
  claimTask,
  completeExternalTask,
  completeTask,
  correlateMessage,
  correlateMessageAsync,
  createComment,
  createDeployment,
  createIncident,
  createTask,
  delegateTask,
  deleteBatch,
  deleteComments,
  deleteDeployment,
  deleteHistoricBatch,
  deleteHistoricProcessInstance,
  deleteHistoricProcessInstancesAsync,
  deleteHistoricVariable,
  deleteJob,
  deleteProcessDefinition,
  deleteProcessInstance,
  deleteProcessInstancesAsync,
  deleteTask,
  deleteTaskIdentityLink,
  evaluateStartConditions,
  executeJob,
  extendExternalTaskLock,
  fetchExternalTasks,
  getActivityInstance,
  getStartFormVariables,
  getTaskForm,
  getTaskFormVariables,
  getVariables,
  handleExternalTaskBpmnError,
  handleExternalTaskFailure,
  handleTaskBpmnError,
  handleTaskEscalation,
  lockExternalTask,
  messageEventReceived,
  modifyProcessInstance,
  modifyProcessInstanceAsync,
  modifyProcessInstances,
  modifyProcessInstancesAsync,
  modifyVariables,
  recalculateJobDueDate,
  recordFailedJob,
  resolveIncident,
  resolveTask,
  restartProcessInstances,
  restartProcessInstancesAsync,
  setExternalTaskPriority,
  setExternalTaskRetries,
  setExternalTaskRetriesAsync,
  setHistoryTimeToLive,
  setJobDefinitionPriority,
  setJobDueDate,
  setJobPriority,
  setJobRetries,
  setJobRetriesAsync,
  setJobRetriesByProcessAsync,
  setRemovalTimeAsync,
  setVariablesAsync,
  signalEventReceived,
  signalExecution,
  startProcessInstance,
  submitTaskForm,
  suspendBatch,
  suspendJobDefinitions,
  suspendJobs,
  suspendLater,
  suspendProcessDefinition,
  suspendProcessInstance,
  suspendProcessInstancesAsync,
  unlockExternalTask,
  updateComment,
  updateTask,
};

export type Commands = typeof commands;
export type Verb = keyof Commands;
export type CommandOf<V extends Verb> = Parameters<Commands[V]>[1];
export type ResultOf<V extends Verb> =
  ReturnType<Commands[V]> extends Generator<unknown, infer R, unknown> ? R : never;
