import { badRequest, engineFailure, Failure, notFound, nullValue } from './failure.ts';

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
  tenantOfInstance: () =>
    badRequest(
      'ENGINE-13028 Cannot specify a tenant-id when correlate a message to a single process instance.',
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
  noConditionalSubscriptions: () =>
    engineFailure(
      'ENGINE-13043 No subscriptions were found during evaluation of the conditional start events.',
    ),
  noConditionalStart: (definitionId: string) =>
    engineFailure(
      `ENGINE-13042 Process definition with id '${definitionId}' does not declare conditional start event.`,
    ),
};
