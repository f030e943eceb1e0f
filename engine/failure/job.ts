import { badRequest, engineFailure, Failure, notFound, nullValue } from './failure.ts';

/** Timers and jobs (org.camunda.bpm.engine.impl.calendar, jobexecutor). */
export const jobFailure = {
  noDueDate: (activityId: string | null) =>
    engineFailure(
      `Timer '${activityId}' was not configured with a valid duration/time, either hand in a java.util.Date or a String in format 'yyyy-MM-dd'T'hh:mm:ss'`,
    ),
  /** A cycle that has come to its end before it begins. */
  neverDue: () => nullValue('duedate is null'),
  /** As Camunda fails where a start event's timer is no text: it looks for the execution that it does not have yet. */
  noStartDate: () =>
    new Failure(
      500,
      'NullPointerException',
      'Cannot invoke "org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity.getActivityId()" because "context" is null',
      null,
    ),
  /** The same for a cycle that is a date. */
  noStartCycle: () =>
    new Failure(
      500,
      'NullPointerException',
      'Cannot invoke "String.startsWith(String)" because "dueDate" is null',
      null,
    ),
  badDueDate: (text: string, why: string) =>
    engineFailure(`ENGINE-09027 Exception while resolving duedate '${text}': ${why}`),
  badCycle: (text: string, why: string) =>
    engineFailure(`ENGINE-09026 Exception while parsing cycle expression '${text}': ${why}`),
  unknown: (id: string) => engineFailure(`ENGINE-14026 No job found with id '${id}'`),
  /** As the commands say it that look for a job with ensureNotNull. */
  isNull: (id: string) => nullValue(`No job found with id '${id}': job is null`),
  notFound: (id: string) => notFound(`No job found with id '${id}': job is null`),
  unknownDefinition: (id: string) =>
    notFound(`Job definition with id '${id}' does not exist: jobDefinition is null`),
  noTimer: (id: string, handlerType: string) =>
    engineFailure(
      `Only timer jobs can be recalculated, but the job with id '${id}' is of type '${handlerType}'.`,
    ),
  noTimerDeclaration: (id: string) =>
    engineFailure(`No timer declaration found for job id '${id}'.`),
  isBeingExecuted: () =>
    engineFailure('Cannot delete job when the job is being executed. Try again later.'),
  noJobOfDueDate: (id: string) => engineFailure(`No job found with id '${id}'.`),
  noJob: (id: string) => engineFailure(`ENGINE-13053 No job found with id '${id}'.'`),
  negativeRetries: (retries: number) =>
    engineFailure(
      `ENGINE-13054 The number of job retries must be a non-negative Integer, but '${retries}' has been provided.`,
    ),
  noExecution: (id: string) =>
    engineFailure(`The execution of job '${id}' does not exist any more`),
  noActivity: (id: string, activityId: string | null) =>
    engineFailure(
      `Error while firing timer: activity '${activityId}' of job '${id}' does not exist`,
    ),
  noHandler: (type: string) => engineFailure(`Cannot find job handler '${type}'`),
};

/** Incidents raised and resolved by hand (org.camunda.bpm.engine.impl.cmd). */
export const incidentFailure = {
  noType: () => badRequest('incidentType is null'),
  noExecution: (id: string) =>
    badRequest(`Cannot find an execution with executionId '${id}': execution is null`),
  noActivity: () => badRequest('Execution must be related to an activity: activity is null'),
  unknown: (id: string) => notFound(`Cannot find an incident with id '${id}': incident is null`),
  notByHand: (type: string) => badRequest(`Cannot resolve an incident of type ${type}`),
  noExecutionOf: (id: string) =>
    badRequest(`Cannot find an execution for an incident with id '${id}': execution is null`),
  isNull: () => badRequest('incident is null'),
};
