import { badRequest, engineFailure, notFound, nullValue } from './failure.ts';

/** External tasks (org.camunda.bpm.engine.impl.cmd: HandleExternalTaskCmd, LockExternalTaskCmd). */
export const externalTaskFailure = {
  noWorker: () => nullValue('workerId is null'),
  unknown: (id: string) =>
    notFound(`Cannot find external task with id ${id}: externalTask is null`),
  /** `what` the worker wanted, of which the task's id is a part. */
  wrongWorker: (what: string, workerId: string, owner: string | null) =>
    badRequest(`${what} by worker '${workerId}'. It is locked by worker '${owner}'.`),
  noErrorCode: () => nullValue('errorCode is null'),
  noTopic: () => nullValue('topicName is null'),
  badLockTime: () => engineFailure('lockTime is not greater than 0'),
  badNewLockTime: () => badRequest('lockTime is not greater than 0'),
  badMaxResults: () => engineFailure('maxResults is not greater than or equal to 0'),
  badRetries: () => engineFailure('retries is not greater than or equal to 0'),
  badRetryDuration: () => engineFailure('retryDuration is not greater than or equal to 0'),
  negativeRetries: () =>
    badRequest(
      'The number of retries cannot be negative: retries is not greater than or equal to 0',
    ),
  lockExpired: (now: number) =>
    badRequest(
      `Cannot extend a lock that expired: lockExpirationTime is not greater than or equal to ${now}`,
    ),
  nothingNamed: () => badRequest('externalTaskIds is empty'),
  nullId: () => badRequest('External task id cannot be null: externalTaskIds contains null value'),
  /** What is not found while a task is handled is no longer about the task. */
  whileHandling: (message: string) => engineFailure(message),
  badDuration: () => badRequest('lockDuration is not greater than 0'),
};
