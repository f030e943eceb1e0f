import type { Grants } from '../../permission/grants.ts';
import type { Question } from '../wire.ts';
import { AccessError, notCapable } from './access-error.ts';
import { fetchFor } from './fetch.ts';
import { netRequestOf } from './net-request.ts';
import { stateOf } from './permission-state.ts';
import { readTextFile } from './read-text-file.ts';

/** The answer, in the form that worker/asking.mjs takes. */
export type Answer = { question: number } & (
  | { value: unknown }
  | { error: { name: string; message: string } }
);

/**
 * Does for a script what it was granted, outside of its process; answers NotCapable for anything else. Ends early where
 * `signal` says that the script has ended. Never rejected.
 */
export const answerFor = async (
  grants: Grants,
  { question, operation, details }: Question,
  signal: AbortSignal,
): Promise<Answer> => {
  try {
    return { question, value: await perform(grants, operation, details, signal) };
  } catch (error) {
    if (error instanceof AccessError)
      return { question, error: { name: error.name, message: error.message } };
    return { question, error: { name: 'Error', message: 'The engine could not do this' } };
  }
};

const perform = (
  grants: Grants,
  operation: string,
  details: Question['details'],
  signal: AbortSignal,
): unknown => {
  switch (operation) {
    case 'fetch':
      return fetchFor(grants, netRequestOf(details), signal);
    case 'readTextFile':
      return readTextFile(grants, String(details.path));
    case 'permission':
      return stateOf(
        grants,
        String(details.name),
        details.what === null ? null : String(details.what),
      );
    default:
      throw notCapable(operation, operation);
  }
};
