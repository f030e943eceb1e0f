import { badRequest, engineFailure, Failure, nullValue } from './failure.ts';

/** Batches (org.camunda.bpm.engine.impl.batch, and the commands that make them). */
export const batchFailure = {
  unknown: (id: string) => badRequest(`Batch for id '${id}' cannot be found: batch is null`),
  unknownHistoric: (id: string) =>
    badRequest(`Historic batch for id '${id}' cannot be found: historic batch is null`),
  /** Camunda writes a null to its JSON and cannot read it again. */
  nullElement: () => new Failure(500, 'UnsupportedOperationException', 'JsonNull', null),
  vanished: (id: string) => nullValue(`Batch with id '${id}' cannot be found: batch is null`),
  noElements: (what: string) => badRequest(`${what} is empty`),
  /** Set retries, for which Camunda wants somebody named before it looks for their jobs. */
  noProcessInstances: () =>
    engineFailure(
      'ENGINE-13051 You must specify at least one of or one of processInstanceIds, processInstanceQuery, or historicProcessInstanceQuery.',
    ),
  noJobs: () => engineFailure('ENGINE-13050 You must specify at least one of jobIds or jobQuery.'),
  negativeRetries: () => engineFailure('Retries count is not greater than or equal to 0'),
  noVariables: () => nullValue('variables is null'),
  nobodyNamed: () => nullValue('No process instances found.'),
  noInstancesForMessage: () =>
    badRequest('Process instance ids cannot be empty: process instance ids is empty'),
  nobodyForRemovalTime: () => badRequest('Neither query nor ids provided.'),
  noRemovalTime: () => badRequest('removalTime is null'),
  severalRemovalTimes: () =>
    badRequest('The removal time modes are mutually exclusive: mode is not null'),
  badChunkSize: () => badRequest('The value for chunk size should be between 1 and 500'),
};
