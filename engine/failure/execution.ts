import { badRequest, engineFailure, Failure, notValid, nullValue, type Texts } from './failure.ts';

/** Values of variables that cannot be kept or read (org.camunda.bpm.engine.impl.variable.serializer). */
export const variableFailure = {
  cannotDeserialize: (name: string, why: string) =>
    engineFailure(`Cannot deserialize object in variable '${name}': ${why}`),
  cannotSerialize: (what: string) => engineFailure(`Cannot serialize ${what} as a variable`),
} satisfies Texts;

const delegateInterfaces = {
  activity: 'interface org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior',
  executionListener: 'interface org.camunda.bpm.engine.delegate.ExecutionListener',
  taskListener: 'interface org.camunda.bpm.engine.delegate.TaskListener',
} as const;

/** Raised while tokens move (org.camunda.bpm.engine.impl: PVM, behaviours, persistence). */
export const executionFailure = {
  /** Not in Camunda, which goes on until its memory is full. */
  endless: (steps: number, activityId: string | null) =>
    engineFailure(
      `Execution came to no wait state within ${steps} steps, last at activity '${activityId}'. Let the process wait on every way that leads back, or make an activity there asynchronous.`,
    ),
  /** Not in Camunda, which tries. */
  tooManyInstances: (count: number, limit: number) =>
    engineFailure(
      `A parallel multi-instance activity can have ${limit} instances at most, not ${count}. Let it be sequential, or divide the collection.`,
    ),
  noSingleExternalTask: () =>
    engineFailure('Could not resolve expression to single external task entity.'),
  /** TaskEntity.invokeListener */
  taskListener: (message: string) =>
    engineFailure(
      `ENGINE-03051 There was an exception while invoking the TaskListener. Message: '${message}'`,
    ),
  /** What a call within user code failed with, as the cause that Camunda tells. */
  within: (cause: string) => engineFailure(cause),
  suspended: (what: string, id: string) =>
    new Failure(
      400,
      'SuspendedEntityInteractionException',
      `ENGINE-03043 ${what} with id '${id}' is suspended.`,
    ),
  /** The process instance itself stands at a compensation handler or for a scope within, where Camunda goes on to its parent. */
  noParent: (id: string) =>
    new Failure(500, 'NullPointerException', `Process instance '${id}' has no parent`, null),
  notExecuted: ({ type, id }: { type: string; id: string }, reason: string) =>
    new Failure(
      500,
      'PvmException',
      `couldn't execute activity <${type} id="${id}" ...>: ${reason}`,
    ),
  /** Camunda runs into null in the middle of these. */
  noActivity: (id: string) =>
    new Failure(
      500,
      'NullPointerException',
      `Execution '${id}' stands at no activity, and cannot go on from there`,
      null,
    ),
  noFlow: (id: string) =>
    new Failure(
      500,
      'NullPointerException',
      `Execution '${id}' is on no sequence flow, and cannot go on from there`,
      null,
    ),
  noScopeForOutput: (activityId: string, name: string) =>
    new Failure(
      500,
      'NullPointerException',
      `The output parameter '${name}' of activity '${activityId}' has no scope to go to: the process instance ends in that activity, from which no flow leads on`,
      null,
    ),
  scopeLeft: (name: string) =>
    new Failure(
      500,
      'NullPointerException',
      `The variable '${name}' cannot be set: the process instance has been left already`,
      null,
    ),
  /** Below an event that throws compensation stands an execution of the very scope that the event is in; C7 has no place for it. */
  scopeKnown: (scopeId: string) =>
    new Failure(
      500,
      'IndexOutOfBoundsException',
      `More than one execution stands for the scope '${scopeId}' on the way to an event that throws compensation`,
      null,
    ),
  noParentInstance: (id: string) =>
    engineFailure(`No parent activity instance with id ${id} generated`),
  /** A token stands where the executions around it do not fit the scopes around its activity, as a handler outside of compensation. */
  noScopeExecution: () =>
    engineFailure(
      'Cannot construct activity-execution mapping: there are more scope executions missing than explained by the flow scope hierarchy.',
    ),
  definitionSuspended: (id: string) =>
    new Failure(
      400,
      'SuspendedEntityInteractionException',
      `ENGINE-03043 Process Definition with id '${id}' is suspended.`,
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
      `ENGINE-02023 Invalid number of 'instances': must be positive integer value or zero, but was '${count}'.`,
    ),
  noNumber: (what: string, text: string) =>
    engineFailure(
      `ENGINE-02027 Could not resolve expression of type '${what}'. Expression '${text}' needs to be a number or number String.`,
    ),
  noCompletionBoolean: (text: string) =>
    engineFailure(
      `ENGINE-02028 Could not resolve expression of type 'completionCondition'. Expression '${text}' needs to evaluate to a boolean value.`,
    ),
  noCollection: () =>
    engineFailure("ENGINE-02026 Couldn't resolve collection expression nor variable reference"),
  noCollectionValue: (text: string) =>
    engineFailure(`ENGINE-02024 Expression '${text}' didn't resolve to type 'Collection'.`),
  noCollectionVariable: (name: string) =>
    engineFailure(`ENGINE-02025 Variable '${name}' is not of the expected type 'Collection'.`),
  noLoopVariable: (name: string, executionId: string) =>
    nullValue(
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
  /** `attribute`: "Due date" or "Follow up date". */
  noDate: (attribute: string, text: string) =>
    engineFailure(`${attribute} expression does not resolve to a Date or Date string: ${text}`),
  priorityNoNumber: (value: string) =>
    engineFailure(`Priority does not resolve to a number: ${value}`),
  priorityExpressionNoNumber: (text: string) =>
    engineFailure(`Priority expression does not resolve to a number: ${text}`),
  /** `heading`: whose priority it is, as DefaultPriorityProvider's subclasses say it. */
  priorityNoInteger: (heading: string) =>
    engineFailure(`${heading}: Priority value is not an Integer`),
  priorityNoWholeNumber: (heading: string) =>
    engineFailure(`${heading}: Priority value must be either Short, Integer, or Long`),
  /** `type`: "an integer" or "a string" (BaseCallableElement). */
  noTransformation: (value: string, type: string) =>
    engineFailure(`It is not possible to transform '${value}' into ${type}.`),
  transientMismatch: (name: string) =>
    engineFailure(
      `ENGINE-17006 Cannot set transient variable with name ${name} to non-transient variable and vice versa.`,
    ),
  /** PvmExecutionImpl.findExecutionForFlowScope; `what`: "target scope id" or "activity of current execution". */
  /** A map is sorted by its keys. */
  noKey: () =>
    new Failure(
      500,
      'NullPointerException',
      'Cannot invoke "java.lang.Comparable.compareTo(Object)" because "k1" is null',
      null,
    ),
  /** A transaction may be deployed without one. */
  noStartEvent: (id: string) =>
    nullValue(`No initial activity found for subprocess ${id}: initialActivity is null`),
  scopeIsNull: (what: string) => nullValue(`${what} is null`),
  scopeNotFound: (scopeId: string, executionId: string) =>
    engineFailure(
      `ENGINE-20011 Scope with specified activity Id ${scopeId} and execution ${executionId} not found`,
    ),
  conditionNotBoolean: (message: string) => engineFailure(message),
  unsupportedSignal: (activityId: string) =>
    engineFailure(`ENGINE-02003 The activity with id '${activityId}' can not handle signals.`),
  /** What the host did not register is to Camunda a class that Java cannot load. */
  classUnknown: (name: string) =>
    engineFailure(
      `ENGINE-09008 Exception while instantiating class '${name}': ENGINE-09017 Cannot load class '${name}': ${name}`,
    ),
  /** The value of a camunda:delegateExpression is nothing that can be executed. */
  notDelegate: (text: string, role: keyof typeof delegateInterfaces) =>
    engineFailure(
      role === 'taskListener'
        ? `Delegate expression ${text} did not resolve to an implementation of ${delegateInterfaces.taskListener}`
        : `ENGINE-02033 Delegate Expression '${text}' did neither resolve to an implementation of '${delegateInterfaces[role]}' nor 'interface org.camunda.bpm.engine.delegate.JavaDelegate'.`,
    ),
  /** camunda:variableMappingDelegateExpression */
  notVariableMapping: (className: string) =>
    engineFailure(
      `ENGINE-02041 Class '${className}' doesn't implement 'org.camunda.bpm.engine.delegate.DelegateVariableMapping'.`,
    ),
  noScriptEngine: (format: string) =>
    new Failure(
      500,
      'NullValueException',
      `Can't find scripting engine for '${format}': scriptEngine is null`,
    ),
  noScriptResource: (path: string) =>
    new Failure(500, 'NotFoundException', `ENGINE-09024 Unable to find resource at path ${path}`),
  scriptFailed: (activityId: string | null, definitionId: string | null, cause: string) =>
    new Failure(
      500,
      'ScriptEvaluationException',
      `Unable to evaluate script${
        activityId === null
          ? ''
          : ` while executing activity '${activityId}' in the process definition with id '${definitionId}'`
      }:${cause}`,
    ),
};
export { engineFailure, notValid };

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

/** Suspending several instances (AbstractUpdateProcessInstancesSuspendStateCmd). */
export const suspensionFailure = {
  nullInstance: () => badRequest('Cannot be null.: Process Instance ids contains null value'),
  noInstancesForBatch: () =>
    badRequest('No process instance ids given: process Instance Ids is empty'),
};
