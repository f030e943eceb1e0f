/**
 * What a caller can cause and must be told, with the type and HTTP status under which the Camunda 7 REST API tells it.
 * A broken invariant of the engine itself is a plain Error instead. `code` is Camunda's error code: 0 for exceptions
 * of its engine, null for those of its REST layer.
 */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly code: number | null = 0,
    /** ParseException: the problems of each resource. */
    readonly details?: unknown,
  ) {
    super(message);
    this.name = type;
  }
}

type Texts = Record<string, (...words: never[]) => Failure>;

/** org.camunda.bpm.engine.rest.exception: raised by the REST layer before or around the engine. */
export const restFailure = {
  invalidRequest: (message: string, status = 400) =>
    new Failure(status, 'InvalidRequestException', message, null),
  rest: (status: number, message: string) => new Failure(status, 'RestException', message, null),
  notFound: (message: string) => new Failure(404, 'RestException', message, null),
} satisfies Texts;

const engineFailure = (message: string) => new Failure(500, 'ProcessEngineException', message);
const notValid = (message: string) => new Failure(400, 'NotValidException', message);

/** Raised by the store when a transaction is committed (org.camunda.bpm.engine.impl.db). */
export const storeFailure = {
  /** `operation`: as Camunda's DbEntityOperation writes it, such as `UPDATE TaskEntity[id]`. */
  optimisticLocking: (operation: string) =>
    new Failure(
      500,
      'OptimisticLockingException',
      `ENGINE-03005 Execution of '${operation}' failed. Entity was updated by another transaction concurrently.`,
      1,
    ),
  /** What the transaction has read could not be made durable and was withdrawn. */
  withdrawn: () =>
    new Failure(
      500,
      'OptimisticLockingException',
      'The transaction is based on changes that could not be stored and were withdrawn.',
      1,
    ),
  notStored: (reason: string) => engineFailure(`The transaction could not be stored: ${reason}`),
  closed: () => engineFailure('The transaction could not be stored: the store is closed'),
};

/** Parsing and evaluating expressions (org.camunda.bpm.engine.impl.el: JuelExpression, UelExpressionCondition). */
export const expressionFailure = {
  syntax: (problem: string) =>
    engineFailure(`ENGINE-01009 Error while parsing process. ${problem}.`),
  unknownProperty: (text: string, cause: string) =>
    engineFailure(`Unknown property used in expression: ${text}. Cause: ${cause}`),
  unknownMethod: (text: string, cause: string) =>
    engineFailure(`Unknown method used in expression: ${text}. Cause: ${cause}`),
  evaluation: (text: string, cause: string) =>
    engineFailure(`Error while evaluating expression: ${text}. Cause: ${cause}`),
  /** Thrown by a method that an expression called: the exception as Java writes it. */
  thrown: (exception: string) => engineFailure(exception),
  conditionIsNull: () =>
    new Failure(500, 'NullValueException', 'condition expression returns null: result is null'),
  conditionIsNotBoolean: (className: string) =>
    engineFailure(
      `condition expression returns non-Boolean: result has class ${className} and not java.lang.Boolean`,
    ),
} satisfies Texts;

/** Raised while tokens move (org.camunda.bpm.engine.impl: PVM, behaviours, persistence). */
export const executionFailure = {
  suspended: (what: string, id: string) =>
    new Failure(
      400,
      'SuspendedEntityInteractionException',
      `ENGINE-03024 ${what} with id '${id}' is suspended`,
    ),
  definitionSuspended: (id: string) =>
    new Failure(
      400,
      'SuspendedEntityInteractionException',
      `ENGINE-03024 Process Definition with id '${id}' is suspended`,
    ),
  noProcessInstance: (id: string) =>
    engineFailure(`ENGINE-03043 No process instance found for id '${id}'`),
  vanished: (what: string, id: string) => engineFailure(`${what} ${id} does not exist any more`),
  noFlowTaken: (activityId: string) =>
    engineFailure(
      `ENGINE-02006 No conditional sequence flow leaving the Flow Node '${activityId}' could be selected for continuing the process.`,
    ),
  gatewayStuck: (activityId: string) =>
    engineFailure(
      `ENGINE-02004 No outgoing sequence flow for the element with id '${activityId}' could be selected for continuing the process.`,
    ),
  negativeInstances: (count: number) =>
    engineFailure(
      `ENGINE-02010 Invalid number of instances: must be positive integer value or zero, but was ${count}`,
    ),
  noNumber: (what: string, text: string) =>
    engineFailure(
      `ENGINE-02013 Could not resolve ${what} expression '${text}': not a number nor number String`,
    ),
  noCollection: () =>
    engineFailure("ENGINE-02014 Couldn't resolve collection expression nor variable reference"),
  noCollectionValue: (text: string) =>
    engineFailure(`ENGINE-02011 Variable or expression '${text}' is not a Collection`),
  noLoopVariable: (name: string, executionId: string) =>
    engineFailure(
      `The variable "${name}" could not be found in execution with id ${executionId}: value is null`,
    ),
  sequentialIsBusy: (executionId: string) =>
    engineFailure(
      `ENGINE-02015 Concurrent execution of ${executionId} in a sequential multi-instance is not supported`,
    ),
  uncaughtEscalation: (activityId: string, code: string) =>
    engineFailure(
      `ENGINE-02031 Execution with id '${activityId}' throws an escalation event with escalationCode '${code}', but no escalation handler was defined.`,
    ),
  noCancelBoundary: (activityId: string) =>
    new Failure(
      500,
      'NullValueException',
      `Could not find cancel boundary event for cancel end event Activity(${activityId}): cancelBoundaryEvent is null`,
    ),
  candidatesNoText: () =>
    engineFailure('Expression did not resolve to a string or collection of strings'),
  noDate: (text: string) =>
    engineFailure(`Due date expression does not resolve to a Date or Date string: ${text}`),
  transientMismatch: (name: string) =>
    engineFailure(
      `ENGINE-01018 Cannot set transient variable with name ${name} to non-transient variable and vice versa.`,
    ),
  conditionNotBoolean: (message: string) => engineFailure(message),
  unsupportedSignal: (activityId: string) =>
    engineFailure(`ENGINE-02003 The activity with id '${activityId}' can not handle signals.`),
  delegateUnknown: (name: string) =>
    engineFailure(
      `ENGINE-09008 Exception while instantiating class '${name}': it is not registered`,
    ),
  noScriptEngine: (format: string) =>
    engineFailure(`ENGINE-22004 Can't find scripting engine for '${format}'`),
};
export { engineFailure, notValid };

/** Timers and jobs (org.camunda.bpm.engine.impl.calendar, jobexecutor). */
export const jobFailure = {
  noDueDate: (activityId: string | null) =>
    engineFailure(
      `Timer '${activityId}' was not configured with a valid duration/time, either hand in a java.util.Date or a String in format 'yyyy-MM-dd'T'hh:mm:ss'`,
    ),
  badDuration: (text: string, why = '') =>
    engineFailure(
      `ENGINE-03065 Exception while resolving duration '${text}': ${why || 'it is no ISO 8601 duration or interval'}`,
    ),
  badDate: (text: string, why: string) =>
    engineFailure(`ENGINE-03065 Exception while resolving duedate '${text}': ${why}`),
  badCycle: (text: string, why: string) =>
    engineFailure(`ENGINE-03065 Exception while parsing cycle expression '${text}': ${why}`),
  unknown: (id: string) => engineFailure(`ENGINE-14026 No job found with id '${id}'`),
  noExecution: (id: string) =>
    engineFailure(`The execution of job '${id}' does not exist any more`),
  noActivity: (id: string, activityId: string | null) =>
    engineFailure(
      `Error while firing timer: activity '${activityId}' of job '${id}' does not exist`,
    ),
  noHandler: (type: string) => engineFailure(`Cannot find job handler '${type}'`),
};

/** Tokens that cannot be placed where an instruction wants them (org.camunda.bpm.engine.impl.cmd). */
export const placementFailure = {
  noElement: (instruction: string, elementId: string, definitionId: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Element '${elementId}' does not exist in process '${definitionId}': element is null`,
    ),
  noFirstElement: (elementId: string, definitionId: string) =>
    notValid(
      `Element '${elementId}' does not exist in process ${definitionId}: targetElement is null`,
    ),
  noActivity: (instruction: string, activityId: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Activity '${activityId}' does not exist: activity is null`,
    ),
  noOutgoingFlow: (activityId: string) =>
    engineFailure(
      `Cannot start after activity ${activityId}; activity has no outgoing sequence flow to take`,
    ),
  severalOutgoingFlows: (activityId: string) =>
    engineFailure(
      `Cannot start after activity ${activityId}; activity has more than one outgoing sequence flow`,
    ),
  compensationBoundary: (activityId: string) =>
    engineFailure(
      `Cannot start before activity ${activityId}; activity is a compensation boundary event.`,
    ),
  ambiguousAncestor: (scope: string) =>
    engineFailure(`Ancestor activity execution is ambiguous for activity ${scope}`),
  ambiguousScope: (scope: string) => engineFailure(`Executions for activity ${scope} ambiguous`),
  noAncestor: (instruction: string, id: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Ancestor activity instance '${id}' does not exist: ancestorInstance is null`,
    ),
  ancestorElsewhere: (instruction: string, id: string, elementId: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Scope execution for '${id}' cannot be found in parent hierarchy of flow element '${elementId}'`,
    ),
  notConcurrent: (scopeId: string) =>
    engineFailure(`Concurrent instantiation not possible for activities in scope ${scopeId}`),
  ancestorAmbiguous: (count: number, id: string) =>
    engineFailure(`There are ${count} (!= 1) executions for activity instance ${id}`),
};

const badRequest = (message: string) => new Failure(400, 'BadUserRequestException', message);
const notFound = (message: string) => new Failure(404, 'NotFoundException', message);
const nullValue = (message: string) => new Failure(500, 'NullValueException', message);

/** Camunda's database refuses what it is asked. */
export const persistenceFailure = () =>
  new Failure(
    500,
    'ProcessEnginePersistenceException',
    'An exception occurred in the persistence layer. Please check the server logs for a detailed message and the entire exception stack trace.',
  );

/** Refusals of a restart (RestartProcessInstancesCmd, ProcessDefinitionResourceImpl.restartProcessInstance). */
export const restartFailure = {
  noInstructions: () => badRequest('Restart instructions cannot be empty: instructions is empty'),
  noIds: () => badRequest('processInstanceIds is empty'),
  nullId: () =>
    badRequest('Process instance ids cannot be null: Process instance ids contains null value'),
  nullIdInBatch: () =>
    badRequest('Process instance ids cannot be null: processInstanceIds contains null value'),
  noDefinition: (id: string) => definitionFailure.unknownId(id),
  /** Camunda asks its database for ids alone, in an order by other columns: that is refused. */
  sortedQuery: () => persistenceFailure(),
  noInstance: () =>
    badRequest('Historic process instance cannot be found: historicProcessInstanceId is null'),
  active: (id: string) =>
    engineFailure(
      `ENGINE-13040 Historic process instance '${id}' cannot be restarted. It is not completed or terminated.`,
    ),
  otherDefinition: (id: string, itsDefinition: string, given: string) =>
    engineFailure(
      `ENGINE-13039 Historic process instance '${id}' cannot be restarted. Its process definition '${itsDefinition}' does not match given process definition '${given}'`,
    ),
};

/** Process definitions that are not there or not startable (GetDeployedProcessDefinitionCmd, DeploymentCache). */
export const definitionFailure = {
  unknownId: (id: string) =>
    new Failure(
      404,
      'NotFoundException',
      `no deployed process definition found with id '${id}': processDefinition is null`,
    ),
  unknownKey: (key: string, tenantId: string | null) =>
    new Failure(
      404,
      'NotFoundException',
      `no processes deployed with key '${key}' and ${tenantId === null ? 'no tenant-id' : `tenant-id '${tenantId}'`}: processDefinition is null`,
    ),
  notInDeployment: (key: string, deploymentId: string) =>
    new Failure(
      404,
      'NotFoundException',
      `no processes deployed with key = '${key}' in deployment = '${deploymentId}': processDefinition is null`,
    ),
  unknownVersion: (key: string, version: number | null, tenantId: string | null) =>
    new Failure(
      404,
      'NotFoundException',
      `no processes deployed with key = '${key}', version = '${version}' and tenant-id = '${tenantId}': processDefinition is null`,
    ),
  unknownVersionTag: (key: string, versionTag: string | null, tenantId: string | null) =>
    new Failure(
      404,
      'NotFoundException',
      `no processes deployed with key = '${key}', versionTag = '${versionTag}' and tenant-id = '${tenantId}': processDefinition is null`,
    ),
  unknownCalled: (key: string, tenantId: string | null) =>
    new Failure(
      404,
      'NotFoundException',
      `no processes deployed with key '${key}' and ${tenantId === null ? 'no tenant-id' : `tenant-id '${tenantId}'`}: processDefinition is null`,
    ),
  skipsWithoutInstructions: () =>
    engineFailure(
      'ENGINE-13028 Cannot skip custom listeners or input/output mappings when starting at the default start activity',
    ),
  noInitialActivity: (id: string) =>
    engineFailure(
      `Process ${id} has no default start activity (e.g. none start event), hence you cannot use 'startProcessInstanceBy...' but have to start it using one of the modeled start events (e.g. message start events).`,
    ),
};

/** Deployments (org.camunda.bpm.engine.impl.cmd: DeployCmd, BpmnDeployer, DeploymentManager). */
export const deploymentFailure = {
  noResources: () => notValid('No deployment resources contained to deploy.'),
  unknown: (id: string) => notFound(`The following deployments are not found by id: ${id}`),
  missingResources: (id: string, by: 'id' | 'name', missing: readonly string[]) =>
    notFound(
      `The deployment with id '${id}' does not contain the following resources with ${by}: ${missing.join(', ')}`,
    ),
  sameKey: (key: string) =>
    engineFailure(
      `The deployment contains definitions with the same key '${key}' (id attribute), this is not allowed`,
    ),
  messageTaken: (resourceName: string, message: string | null) =>
    engineFailure(
      `ENGINE-01011 Cannot deploy process definition '${resourceName}': there already is a message event subscription for the message with name '${message}'.`,
    ),
  /** A process without an id has no key. */
  notStored: () =>
    new Failure(
      500,
      'ProcessEnginePersistenceException',
      'An exception occurred in the persistence layer. Please check the server logs for a detailed message and the entire exception stack trace.',
    ),
  instancesRunning: (definitionId: string, count: number) =>
    engineFailure(
      `ENGINE-03076 Deletion of process definition without cascading failed. Process definition with id: ${definitionId} can't be deleted, because there are ${count} dependent process instances.`,
    ),
};

/** Tasks (org.camunda.bpm.engine.impl.cmd: CompleteTaskCmd and its kin). */
export const taskFailure = {
  unknown: (id: string) =>
    new Failure(500, 'NullValueException', `Cannot find task with id ${id}: task is null`),
  /** As the commands say it that read or set its variables. */
  notThere: (id: string) =>
    new Failure(500, 'NullValueException', `task ${id} doesn't exist: task is null`),
};

/** Instances and executions asked for by an id that none has. */
export const instanceFailure = {
  unknownInstance: (id: string) =>
    new Failure(
      404,
      'NotFoundException',
      `No process instance found for id '${id}': processInstance is null`,
    ),
  unknownExecution: (id: string) =>
    new Failure(500, 'NullValueException', `execution ${id} doesn't exist: execution is null`),
};

/** External tasks (org.camunda.bpm.engine.impl.cmd: HandleExternalTaskCmd, LockExternalTaskCmd). */
export const externalTaskFailure = {
  noWorker: () => nullValue('workerId is null'),
  unknown: (id: string) =>
    notFound(`Cannot find external task with id ${id}: externalTask is null`),
  wrongWorker: (id: string, verb: string, workerId: string, owner: string | null) =>
    badRequest(
      `External Task ${id} cannot be ${verb} by worker '${workerId}'. It is locked by worker '${owner}'.`,
    ),
  locked: (id: string, workerId: string, owner: string | null) =>
    badRequest(
      `External Task ${id} cannot be locked by worker '${workerId}''. It is locked by worker '${owner}'.`,
    ),
  badDuration: () => badRequest('lockDuration is not greater than 0'),
};

/** History that cannot be deleted (DeleteHistoricProcessInstancesCmd). */
export const historyFailure = {
  unknownInstance: (id: string) =>
    badRequest(`No historic process instance found with id: [${id}]`),
  stillRunning: (id: string) =>
    badRequest(
      `Process instance is still running, cannot delete historic process instance: [${id}]`,
    ),
};

/** Whether a command failed only because another one was faster (org.camunda.bpm.engine.OptimisticLockingException). */
export const isOptimisticLocking = (error: unknown): boolean =>
  error instanceof Failure && error.type === 'OptimisticLockingException';

const mismatch = (message: string) =>
  new Failure(400, 'MismatchingMessageCorrelationException', message);

/** Messages and signals that reach nobody, or too many (org.camunda.bpm.engine.impl.cmd: CorrelateMessageCmd and its kin). */
export const eventFailure = {
  unknownExecution: (id: string) =>
    nullValue(`Cannot find execution with id '${id}': execution is null`),
  noExecution: (id: string) => badRequest(`execution ${id} doesn't exist: execution is null`),
  noActivity: (id: string) =>
    new Failure(500, 'PvmException', `cannot signal execution ${id}: it has no current activity`),
  noSignalSubscription: (executionId: string, name: string) =>
    notFound(
      `Execution '${executionId}' has not subscribed to a signal event with name '${name}'.`,
    ),
  noMessageSubscription: (executionId: string, name: string | null) =>
    engineFailure(
      `Execution with id '${executionId}' does not have a subscription to a message event with name '${name}': eventSubscriptions is empty`,
    ),
  severalSubscriptions: (executionId: string, count: number) =>
    engineFailure(
      `More than one matching message subscription found for execution ${executionId}: eventSubscriptions has ${count} elements, expected 1`,
    ),
  noCriterion: () =>
    nullValue(
      'At least one of the following correlation criteria has to be present: messageName, businessKey, correlationKeys, processInstanceId',
    ),
  noMatch: (name: string | null) =>
    mismatch(
      `Cannot correlate message '${name}': No process definition or execution matches the parameters`,
    ),
  severalExecutions: (name: string | null, count: number, keys: string) =>
    mismatch(
      `ENGINE-13031 Cannot correlate a message with name '${name}' to a single execution. ${count} executions match the correlation keys: ${keys}`,
    ),
  severalDefinitions: (name: string | null, count: number, keys: string) =>
    mismatch(
      `ENGINE-13030 Cannot correlate a message with name '${name}' to a single process definition. ${count} process definitions match the correlations keys: ${keys}`,
    ),
};

/** Batches (org.camunda.bpm.engine.impl.batch, and the commands that make them). */
export const batchFailure = {
  unknown: (id: string) => badRequest(`Batch for id '${id}' cannot be found: batch is null`),
  unknownHistoric: (id: string) =>
    badRequest(`Historic batch for id '${id}' cannot be found: historic batch is null`),
  /** Camunda writes a null to its JSON and cannot read it again. */
  nullElement: () => new Failure(500, 'UnsupportedOperationException', 'JsonNull', null),
  vanished: (id: string) => nullValue(`Batch with id '${id}' cannot be found: batch is null`),
  noElements: (what: string) => badRequest(`${what} is empty`),
};
