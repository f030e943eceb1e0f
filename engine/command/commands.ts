import { deleteBatch, deleteHistoricBatch, suspendBatch } from './batch.ts';
import { completeTask } from './complete-task.ts';
import { correlateMessage } from './correlate-message.ts';
import { createDeployment } from './create-deployment.ts';
import { deleteDeployment } from './delete-deployment.ts';
import { deleteHistoricProcessInstance } from './delete-historic-process-instance.ts';
import { deleteProcessInstance } from './delete-process-instance.ts';
import { deleteProcessInstancesAsync } from './delete-process-instances-async.ts';
import { executeJob, recordFailedJob } from './execute-job.ts';
import { completeExternalTask, lockExternalTask } from './external-task.ts';
import { getActivityInstance } from './get-activity-instance.ts';
import { getVariables } from './get-variables.ts';
import { messageEventReceived } from './message-event-received.ts';
import { modifyVariables } from './modify-variables.ts';
import { restartProcessInstances } from './restart-process-instances.ts';
import { restartProcessInstancesAsync } from './restart-process-instances-async.ts';
import { signalEventReceived } from './signal-event-received.ts';
import { signalExecution } from './signal-execution.ts';
import { startProcessInstance } from './start-process-instance.ts';
import { suspendProcessDefinition, suspendProcessInstance } from './suspend.ts';

/** Every verb of the engine, by its name. */
export const commands = {
  completeExternalTask,
  completeTask,
  correlateMessage,
  createDeployment,
  deleteBatch,
  deleteDeployment,
  deleteHistoricBatch,
  deleteHistoricProcessInstance,
  deleteProcessInstance,
  deleteProcessInstancesAsync,
  executeJob,
  getActivityInstance,
  getVariables,
  lockExternalTask,
  messageEventReceived,
  modifyVariables,
  recordFailedJob,
  restartProcessInstances,
  restartProcessInstancesAsync,
  signalEventReceived,
  signalExecution,
  startProcessInstance,
  suspendBatch,
  suspendProcessDefinition,
  suspendProcessInstance,
};

export type Commands = typeof commands;
export type Verb = keyof Commands;
export type CommandOf<V extends Verb> = Parameters<Commands[V]>[1];
export type ResultOf<V extends Verb> = ReturnType<Commands[V]> extends Generator<unknown, infer R, unknown> ? R : never;
