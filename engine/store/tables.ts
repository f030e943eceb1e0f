/**
 * The one catalogue of rows: every table of the store, its columns and its indexes.
 *
 * Names and meanings are those of Camunda's tables (ACT_RU_*, ACT_HI_*, ACT_RE_*), so that a Camunda database can be
 * imported column by column. Times are milliseconds since 1970 (UTC), absent values are `null`, never `undefined`.
 * A row that the store has given out is immutable; a change replaces it (see unit-of-work.ts).
 */

/** Every row has a primary key; runtime rows count their revisions for optimistic locking. */
export interface Row {
  id: string;
  /** Present on tables that are locked optimistically; the store refuses a change made on an older revision. */
  revision?: number;
}

/** ACT_RE_DEPLOYMENT */
export interface DeploymentRow extends Row {
  name: string | null;
  source: string | null;
  deploymentTime: number;
  tenantId: string | null;
}

/** ACT_GE_BYTEARRAY, as far as it holds the resources of deployments. `content` is base64. */
export interface ResourceRow extends Row {
  name: string;
  deploymentId: string;
  content: string;
}

/** ACT_RE_PROCDEF. `suspensionState`: 1 active, 2 suspended. */
export interface ProcessDefinitionRow extends Row {
  revision: number;
  key: string;
  name: string | null;
  category: string | null;
  version: number;
  versionTag: string | null;
  deploymentId: string;
  resourceName: string;
  diagramResourceName: string | null;
  hasStartForm: boolean;
  isStartable: boolean;
  suspensionState: 1 | 2;
  historyTimeToLive: number | null;
  tenantId: string | null;
}

/** ACT_RU_EXECUTION. The process instance is the execution whose id equals `processInstanceId`. */
export interface ExecutionRow extends Row {
  revision: number;
  rootProcessInstanceId: string;
  processInstanceId: string;
  businessKey: string | null;
  parentId: string | null;
  processDefinitionId: string;
  superExecutionId: string | null;
  caseInstanceId: string | null;
  activityId: string | null;
  activityInstanceId: string | null;
  isActive: boolean;
  isConcurrent: boolean;
  isScope: boolean;
  isEventScope: boolean;
  suspensionState: 1 | 2;
  sequenceCounter: number;
  tenantId: string | null;
}

/**
 * How a variable's value is kept, shared by ACT_RU_VARIABLE, ACT_HI_VARINST and ACT_HI_DETAIL.
 * `type` is Camunda's serializer name: string, integer, short, long, double, boolean, date, null, bytes, file, object,
 * json, xml. Which columns are used is decided in execution/variable-value.ts.
 */
export interface TypedColumns {
  type: string;
  textValue: string | null;
  textValue2: string | null;
  longValue: number | null;
  doubleValue: number | null;
  /** ACT_GE_BYTEARRAY's content, base64. */
  bytes: string | null;
}

/** ACT_RU_VARIABLE */
export interface VariableRow extends Row, TypedColumns {
  revision: number;
  name: string;
  executionId: string | null;
  processInstanceId: string | null;
  processDefinitionId: string | null;
  taskId: string | null;
  batchId: string | null;
  /** The execution's or task's id: what makes (scopeId, name) unique (VAR_SCOPE_). */
  scopeId: string;
  isConcurrentLocal: boolean;
  sequenceCounter: number;
  tenantId: string | null;
}

/** ACT_RU_TASK */
export interface TaskRow extends Row {
  revision: number;
  executionId: string | null;
  processInstanceId: string | null;
  processDefinitionId: string | null;
  name: string | null;
  parentTaskId: string | null;
  description: string | null;
  taskDefinitionKey: string | null;
  owner: string | null;
  assignee: string | null;
  delegationState: 'PENDING' | 'RESOLVED' | null;
  priority: number;
  createTime: number;
  lastUpdated: number | null;
  dueDate: number | null;
  followUpDate: number | null;
  suspensionState: 1 | 2;
  taskState: string | null;
  tenantId: string | null;
}

/** ACT_RU_IDENTITYLINK */
export interface IdentityLinkRow extends Row {
  revision: number;
  type: string;
  userId: string | null;
  groupId: string | null;
  taskId: string | null;
  processDefinitionId: string | null;
  tenantId: string | null;
}

/** ACT_RU_EVENT_SUBSCR. `configuration` of a message start event is the definition's id. */
export interface EventSubscriptionRow extends Row {
  revision: number;
  eventType: 'message' | 'signal' | 'compensate' | 'conditional';
  eventName: string | null;
  executionId: string | null;
  processInstanceId: string | null;
  activityId: string;
  configuration: string | null;
  createdAt: number;
  tenantId: string | null;
}

/** ACT_RU_JOB. `handlerType` is Camunda's: async-continuation, timer-transition, timer-intermediate-transition, … */
export interface JobRow extends Row {
  revision: number;
  type: 'message' | 'timer' | 'ever-living';
  lockExpirationTime: number | null;
  lockOwner: string | null;
  isExclusive: boolean;
  executionId: string | null;
  processInstanceId: string | null;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  retries: number;
  exceptionMessage: string | null;
  exceptionStackTrace: string | null;
  failedActivityId: string | null;
  dueDate: number | null;
  repeat: string | null;
  repeatOffset: number;
  handlerType: string;
  handlerConfiguration: string | null;
  deploymentId: string | null;
  suspensionState: 1 | 2;
  jobDefinitionId: string | null;
  priority: number;
  sequenceCounter: number;
  createTime: number;
  batchId: string | null;
  tenantId: string | null;
}

/** ACT_RU_JOBDEF */
export interface JobDefinitionRow extends Row {
  revision: number;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  activityId: string | null;
  jobType: string;
  jobConfiguration: string | null;
  jobPriority: number | null;
  suspensionState: 1 | 2;
  deploymentId: string | null;
  tenantId: string | null;
}

/** ACT_RU_BATCH. `configuration` is the content of the byte array that Camunda's names: JSON, see batch/configuration.ts. */
export interface BatchRow extends Row {
  revision: number;
  type: string;
  totalJobs: number;
  jobsCreated: number;
  batchJobsPerSeed: number;
  invocationsPerBatchJob: number;
  seedJobDefinitionId: string;
  monitorJobDefinitionId: string;
  batchJobDefinitionId: string;
  configuration: string;
  suspensionState: 1 | 2;
  startTime: number;
  executionStartTime: number | null;
  createUserId: string | null;
  tenantId: string | null;
}

/** ACT_RU_EXT_TASK */
export interface ExternalTaskRow extends Row {
  revision: number;
  workerId: string | null;
  topicName: string | null;
  retries: number | null;
  errorMessage: string | null;
  errorDetails: string | null;
  lockExpirationTime: number | null;
  suspensionState: 1 | 2;
  executionId: string;
  processInstanceId: string;
  processDefinitionId: string;
  processDefinitionKey: string;
  activityId: string;
  activityInstanceId: string;
  priority: number;
  lastFailureLogId: string | null;
  createTime: number;
  tenantId: string | null;
}

/** ACT_RU_INCIDENT */
export interface IncidentRow extends Row {
  revision: number;
  incidentTimestamp: number;
  incidentMessage: string | null;
  incidentType: string;
  executionId: string | null;
  activityId: string | null;
  failedActivityId: string | null;
  processInstanceId: string | null;
  processDefinitionId: string | null;
  causeIncidentId: string | null;
  rootCauseIncidentId: string | null;
  configuration: string | null;
  jobDefinitionId: string | null;
  annotation: string | null;
  tenantId: string | null;
}

/** ACT_HI_PROCINST. Its id is the process instance's. */
export interface HistoricProcessInstanceRow extends Row {
  businessKey: string | null;
  processDefinitionId: string;
  processDefinitionKey: string;
  rootProcessInstanceId: string;
  startTime: number;
  endTime: number | null;
  duration: number | null;
  startUserId: string | null;
  startActivityId: string | null;
  endActivityId: string | null;
  superProcessInstanceId: string | null;
  superCaseInstanceId: string | null;
  caseInstanceId: string | null;
  deleteReason: string | null;
  state: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'EXTERNALLY_TERMINATED' | 'INTERNALLY_TERMINATED';
  restartedProcessInstanceId: string | null;
  /** When history of the instance may go: of everything that belongs to it, which Camunda writes to each row. */
  removalTime: number | null;
  tenantId: string | null;
}

/** ACT_HI_ACTINST. Its id is the activity instance's. `activityInstanceState`: 0 default, 1 scope
 * completed, 2 canceled, 3 starting, 4 ending: the last three only matter while the command runs. */
export interface HistoricActivityInstanceRow extends Row {
  parentActivityInstanceId: string | null;
  processDefinitionId: string;
  processDefinitionKey: string;
  rootProcessInstanceId: string;
  processInstanceId: string;
  executionId: string;
  activityId: string;
  taskId: string | null;
  calledProcessInstanceId: string | null;
  activityName: string | null;
  activityType: string;
  assignee: string | null;
  startTime: number;
  endTime: number | null;
  duration: number | null;
  activityInstanceState: 0 | 1 | 2 | 3 | 4;
  sequenceCounter: number;
  tenantId: string | null;
}

/** ACT_HI_TASKINST. Its id is the task's. */
export interface HistoricTaskRow extends Row {
  taskDefinitionKey: string | null;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  rootProcessInstanceId: string | null;
  processInstanceId: string | null;
  executionId: string | null;
  activityInstanceId: string | null;
  name: string | null;
  parentTaskId: string | null;
  description: string | null;
  owner: string | null;
  assignee: string | null;
  startTime: number;
  endTime: number | null;
  duration: number | null;
  deleteReason: string | null;
  priority: number;
  dueDate: number | null;
  followUpDate: number | null;
  taskState: string | null;
  tenantId: string | null;
}

/** ACT_HI_VARINST. Its id is the variable's. */
export interface HistoricVariableRow extends Row, TypedColumns {
  name: string;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  rootProcessInstanceId: string | null;
  processInstanceId: string | null;
  executionId: string | null;
  activityInstanceId: string | null;
  taskId: string | null;
  createTime: number;
  state: 'CREATED' | 'DELETED';
  tenantId: string | null;
}

/** ACT_HI_DETAIL: an update of a variable, or a submitted form field. */
export interface HistoricDetailRow extends Row, TypedColumns {
  detailType: 'VariableUpdate' | 'FormProperty';
  name: string;
  /** The revision of the variable that this update made, 0 for its creation. */
  variableRevision: number;
  variableInstanceId: string | null;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  rootProcessInstanceId: string | null;
  processInstanceId: string | null;
  executionId: string | null;
  activityInstanceId: string | null;
  taskId: string | null;
  time: number;
  /** 1 where the update belongs to the start of the instance: what a restart with initialVariables takes. */
  isInitial: boolean;
  sequenceCounter: number;
  userOperationId: string | null;
  tenantId: string | null;
}

/** ACT_HI_IDENTITYLINK */
export interface HistoricIdentityLinkRow extends Row {
  time: number;
  type: string;
  userId: string | null;
  groupId: string | null;
  taskId: string | null;
  operationType: 'add' | 'delete';
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  rootProcessInstanceId: string | null;
  tenantId: string | null;
}

/** ACT_HI_JOB_LOG. `jobState`: 0 created, 1 failed, 2 successful, 3 deleted. */
export interface HistoricJobLogRow extends Row {
  timestamp: number;
  jobId: string;
  jobDueDate: number | null;
  jobRetries: number;
  jobPriority: number;
  jobExceptionMessage: string | null;
  exceptionStackTrace: string | null;
  jobState: 0 | 1 | 2 | 3;
  jobDefinitionId: string | null;
  jobDefinitionType: string | null;
  jobDefinitionConfiguration: string | null;
  activityId: string | null;
  failedActivityId: string | null;
  executionId: string | null;
  processInstanceId: string | null;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  rootProcessInstanceId: string | null;
  deploymentId: string | null;
  batchId: string | null;
  sequenceCounter: number;
  tenantId: string | null;
}

/** ACT_HI_EXT_TASK_LOG. `state`: 0 created, 1 failed, 2 successful, 3 deleted. */
export interface HistoricExternalTaskLogRow extends Row {
  timestamp: number;
  externalTaskId: string;
  retries: number | null;
  topicName: string | null;
  workerId: string | null;
  priority: number;
  errorMessage: string | null;
  errorDetails: string | null;
  activityId: string;
  activityInstanceId: string;
  executionId: string;
  processInstanceId: string;
  processDefinitionId: string;
  processDefinitionKey: string;
  rootProcessInstanceId: string;
  state: 0 | 1 | 2 | 3;
  tenantId: string | null;
}

/** ACT_HI_INCIDENT. `incidentState`: 0 open, 1 resolved, 2 deleted. */
export interface HistoricIncidentRow extends Row {
  createTime: number;
  endTime: number | null;
  incidentMessage: string | null;
  incidentType: string;
  executionId: string | null;
  activityId: string | null;
  failedActivityId: string | null;
  processInstanceId: string | null;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  rootProcessInstanceId: string | null;
  causeIncidentId: string | null;
  rootCauseIncidentId: string | null;
  configuration: string | null;
  historyConfiguration: string | null;
  incidentState: 0 | 1 | 2;
  jobDefinitionId: string | null;
  annotation: string | null;
  tenantId: string | null;
}

/** ACT_HI_BATCH. Its id is the batch's. */
export interface HistoricBatchRow extends Row {
  type: string;
  totalJobs: number;
  batchJobsPerSeed: number;
  invocationsPerBatchJob: number;
  seedJobDefinitionId: string;
  monitorJobDefinitionId: string;
  batchJobDefinitionId: string;
  startTime: number;
  executionStartTime: number | null;
  endTime: number | null;
  removalTime: number | null;
  createUserId: string | null;
  tenantId: string | null;
}

/** ACT_HI_COMMENT, as far as it holds comments on tasks and instances. */
export interface CommentRow extends Row {
  type: string;
  time: number;
  userId: string | null;
  taskId: string | null;
  rootProcessInstanceId: string | null;
  processInstanceId: string | null;
  action: string;
  message: string;
}

/** ACT_HI_OP_LOG. Written only for operations of an authenticated user, as Camunda does. */
export interface UserOperationRow extends Row {
  deploymentId: string | null;
  processDefinitionId: string | null;
  processDefinitionKey: string | null;
  rootProcessInstanceId: string | null;
  processInstanceId: string | null;
  executionId: string | null;
  taskId: string | null;
  jobId: string | null;
  jobDefinitionId: string | null;
  batchId: string | null;
  userId: string | null;
  timestamp: number;
  operationId: string;
  operationType: string;
  entityType: string;
  property: string | null;
  orgValue: string | null;
  newValue: string | null;
  category: string | null;
  annotation: string | null;
  tenantId: string | null;
}

/** The rows of each table, by the table's name. */
export interface Tables {
  deployment: DeploymentRow;
  resource: ResourceRow;
  processDefinition: ProcessDefinitionRow;
  execution: ExecutionRow;
  variable: VariableRow;
  task: TaskRow;
  identityLink: IdentityLinkRow;
  eventSubscription: EventSubscriptionRow;
  job: JobRow;
  jobDefinition: JobDefinitionRow;
  batch: BatchRow;
  externalTask: ExternalTaskRow;
  incident: IncidentRow;
  historicProcessInstance: HistoricProcessInstanceRow;
  historicActivityInstance: HistoricActivityInstanceRow;
  historicTask: HistoricTaskRow;
  historicVariable: HistoricVariableRow;
  historicDetail: HistoricDetailRow;
  historicIdentityLink: HistoricIdentityLinkRow;
  historicJobLog: HistoricJobLogRow;
  historicExternalTaskLog: HistoricExternalTaskLogRow;
  historicIncident: HistoricIncidentRow;
  historicBatch: HistoricBatchRow;
  comment: CommentRow;
  userOperation: UserOperationRow;
}

export type TableName = keyof Tables;
export type ColumnOf<T extends TableName> = keyof Tables[T] & string;

type Indexes = { readonly [T in TableName]: readonly ColumnOf<T>[] };

/** The columns, beside the id, by which rows are found without looking at all of them. */
export const indexes = {
  deployment: ['name'],
  resource: ['deploymentId'],
  processDefinition: ['key', 'deploymentId'],
  execution: [
    'processInstanceId',
    'rootProcessInstanceId',
    'parentId',
    'superExecutionId',
    'processDefinitionId',
    'businessKey',
  ],
  variable: ['executionId', 'processInstanceId', 'taskId', 'batchId', 'name'],
  task: ['executionId', 'processInstanceId', 'processDefinitionId', 'assignee', 'parentTaskId'],
  identityLink: ['taskId', 'processDefinitionId', 'userId', 'groupId'],
  eventSubscription: ['executionId', 'processInstanceId', 'eventName', 'configuration'],
  job: ['executionId', 'processInstanceId', 'processDefinitionId', 'jobDefinitionId', 'batchId'],
  jobDefinition: ['processDefinitionId', 'processDefinitionKey'],
  batch: ['type'],
  externalTask: ['executionId', 'processInstanceId', 'topicName'],
  incident: [
    'executionId',
    'processInstanceId',
    'processDefinitionId',
    'causeIncidentId',
    'configuration',
  ],
  historicProcessInstance: [
    'processDefinitionId',
    'processDefinitionKey',
    'businessKey',
    'rootProcessInstanceId',
    'superProcessInstanceId',
    'restartedProcessInstanceId',
  ],
  historicActivityInstance: ['processInstanceId', 'taskId', 'executionId'],
  historicTask: ['processInstanceId'],
  historicVariable: ['processInstanceId', 'name', 'taskId'],
  historicDetail: ['processInstanceId', 'variableInstanceId', 'taskId'],
  historicIdentityLink: ['taskId', 'rootProcessInstanceId'],
  historicJobLog: [
    'jobId',
    'jobDefinitionId',
    'processInstanceId',
    'processDefinitionId',
    'deploymentId',
  ],
  historicExternalTaskLog: ['externalTaskId', 'processInstanceId'],
  historicIncident: [
    'processInstanceId',
    'processDefinitionId',
    'jobDefinitionId',
    'causeIncidentId',
    'configuration',
  ],
  historicBatch: ['type'],
  comment: ['taskId', 'processInstanceId'],
  userOperation: ['processInstanceId', 'processDefinitionId', 'taskId'],
} as const satisfies Indexes;

/**
 * The tables of which each row belongs to a process instance and changes no more once the whole of that has ended, each
 * with the indexed column that leads to its rows.
 */
export const historyOfInstances = {
  historicActivityInstance: 'processInstanceId',
  historicTask: 'processInstanceId',
  historicVariable: 'processInstanceId',
  historicDetail: 'processInstanceId',
  historicIdentityLink: 'rootProcessInstanceId',
  historicJobLog: 'processInstanceId',
  historicExternalTaskLog: 'processInstanceId',
  historicIncident: 'processInstanceId',
  comment: 'processInstanceId',
  userOperation: 'processInstanceId',
} as const satisfies { readonly [T in TableName]?: ColumnOf<T> };

/** The tables of history with ids that clients may choose; the engine gives none twice. */
export const givenIds: ReadonlySet<TableName> = new Set(['historicTask'] as const);

export const tableNames = Object.keys(indexes) as TableName[];
