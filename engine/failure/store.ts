import { badRequest, engineFailure, Failure } from './failure.ts';

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
  folderLost: (lock: string) =>
    engineFailure(
      `The transaction could not be stored: another process has taken the folder (${lock}). This one showed no sign of life for too long: end it`,
    ),
  /** Beside Camunda: it leaves backups to its database. */
  nothingToBackUp: () =>
    badRequest(
      'There is no folder to back up: the engine keeps nothing, start it with --data FOLDER',
    ),
  notBackedUp: (folder: string, reason: string) =>
    engineFailure(`The backup into the folder ${folder} failed, it is of no use: ${reason}`),
};

/** Camunda's database refuses what it is asked; 10001 is its code for what is still referred to. */
export const persistenceFailure = (code = 0) =>
  new Failure(
    500,
    'ProcessEnginePersistenceException',
    'An exception occurred in the persistence layer. Please check the server logs for a detailed message and the entire exception stack trace.',
    code,
  );

/** Whether a command failed only because another one was faster (org.camunda.bpm.engine.OptimisticLockingException). */
export const isOptimisticLocking = (error: unknown): boolean =>
  error instanceof Failure && error.type === 'OptimisticLockingException';
