import type { Engine } from '../../engine/index.ts';
import type { Router } from '../router.ts';
import { activityInstanceRoutes } from './activity-instance.ts';
import { batchRoutes } from './batch.ts';
import { calledDefinitionRoutes } from './called-definition.ts';
import { commentRoutes } from './comment.ts';
import { commentChangeRoutes } from './comment-changes.ts';
import { conditionRoutes } from './condition.ts';
import { deployedFormRoutes } from './deployed-form.ts';
import { deploymentRoutes } from './deployment.ts';
import { deploymentChangeRoutes } from './deployment-changes.ts';
import { engineRoutes } from './engine.ts';
import { eventSubscriptionRoutes } from './event-subscription.ts';
import { executionRoutes } from './execution.ts';
import { executionTriggerRoutes } from './execution-trigger.ts';
import { externalTaskRoutes } from './external-task.ts';
import { externalTaskChangeRoutes } from './external-task-changes.ts';
import { externalTaskFetchingRoutes } from './external-task-fetching.ts';
import { externalTaskWorkRoutes } from './external-task-work.ts';
import { historicBatchRoutes } from './historic-batch.ts';
import { historicInstanceRoutes } from './historic-instance.ts';
import { historicInstanceBatchRoutes } from './historic-instance-batches.ts';
import { historicLogRoutes } from './historic-log.ts';
import { historicStatisticsRoutes } from './historic-statistics.ts';
import { historicTaskRoutes } from './historic-task.ts';
import { historicVariableRoutes } from './historic-variable.ts';
import { historicVariableDeletionRoutes } from './historic-variable-deletion.ts';
import { historyDeletionRoutes } from './history-deletion.ts';
import { historyTimeToLiveRoutes } from './history-time-to-live.ts';
import { identityLinkRoutes } from './identity-link.ts';
import { incidentRoutes } from './incident.ts';
import { incidentChangeRoutes } from './incident-changes.ts';
import { jobRoutes } from './job.ts';
import { jobChangeRoutes } from './job-changes.ts';
import { jobExecutionRoutes } from './job-execution.ts';
import { jobRetryRoutes } from './job-retries.ts';
import { jobSuspensionRoutes } from './job-suspension.ts';
import { keptNowhereRoutes } from './kept-nowhere.ts';
import { messageRoutes } from './message.ts';
import { modificationRoutes } from './modification.ts';
import { processDefinitionRoutes } from './process-definition.ts';
import { processDefinitionDeletionRoutes } from './process-definition-deletion.ts';
import { processDefinitionStatisticsRoutes } from './process-definition-statistics.ts';
import { processInstanceRoutes } from './process-instance.ts';
import { processInstanceBatchRoutes } from './process-instance-batches.ts';
import { processInstanceDeletionRoutes } from './process-instance-deletion.ts';
import { processStartRoutes } from './process-start.ts';
import { renderedFormRoutes } from './rendered-form.ts';
import { restartRoutes } from './restart.ts';
import { signalRoutes } from './signal.ts';
import { submittedFormRoutes } from './submitted-form.ts';
import { suspensionRoutes } from './suspension.ts';
import { taskRoutes } from './task.ts';
import { taskAssignmentRoutes } from './task-assignment.ts';
import { taskChangeRoutes } from './task-changes.ts';
import { taskCompletionRoutes } from './task-completion.ts';
import { taskErrorRoutes } from './task-error.ts';
import { taskReportRoutes } from './task-report.ts';
import { variableBatchRoutes } from './variable-batches.ts';
import { variableChangeRoutes } from './variable-changes.ts';
import { variableInstanceRoutes } from './variable-instance.ts';
import { variableReadingRoutes } from './variable-reading.ts';

/** The routes of every resource. */
export const routes: readonly ((router: Router, engine: Engine) => void)[] = [
  keptNowhereRoutes,
  conditionRoutes,
  signalRoutes,
  messageRoutes,
  modificationRoutes,
  executionTriggerRoutes,
  activityInstanceRoutes,
  batchRoutes,
  deployedFormRoutes,
  deploymentChangeRoutes,
  deploymentRoutes,
  engineRoutes,
  eventSubscriptionRoutes,
  executionRoutes,
  externalTaskRoutes,
  externalTaskWorkRoutes,
  historicBatchRoutes,
  historicInstanceRoutes,
  historicInstanceBatchRoutes,
  historicLogRoutes,
  historicTaskRoutes,
  historicVariableRoutes,
  historicVariableDeletionRoutes,
  historyDeletionRoutes,
  identityLinkRoutes,
  incidentRoutes,
  jobExecutionRoutes,
  jobRetryRoutes,
  jobRoutes,
  processDefinitionRoutes,
  processDefinitionStatisticsRoutes,
  processInstanceBatchRoutes,
  processInstanceDeletionRoutes,
  processInstanceRoutes,
  processStartRoutes,
  renderedFormRoutes,
  restartRoutes,
  suspensionRoutes,
  taskCompletionRoutes,
  taskRoutes,
  variableBatchRoutes,
  variableChangeRoutes,
  variableInstanceRoutes,
  variableReadingRoutes,
  calledDefinitionRoutes,
  commentRoutes,
  historicStatisticsRoutes,
  taskReportRoutes,
  taskChangeRoutes,
  taskAssignmentRoutes,
  taskErrorRoutes,
  commentChangeRoutes,
  processDefinitionDeletionRoutes,
  jobChangeRoutes,
  jobSuspensionRoutes,
  externalTaskFetchingRoutes,
  externalTaskChangeRoutes,
  incidentChangeRoutes,
  submittedFormRoutes,
  historyTimeToLiveRoutes,
];
