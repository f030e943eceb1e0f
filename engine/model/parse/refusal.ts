import type { Element } from '../xml/element.ts';

/**
 * Reading a resource cannot go on: Camunda's parser throws at this point, too. Problems that were found before are
 * reported as such; without any, the message becomes that of a ProcessEngineException.
 */
export class ParsingStopped extends Error {}

/** Something is wrong at an element; whoever knows the activity around it reports it there (BpmnParseException). */
export class WrongElement extends Error {
  constructor(
    message: string,
    readonly element: Element,
  ) {
    super(message);
  }
}

/** What Camunda's parser takes for given and uses without asking; `call` and `source` are what Java says it did then. */
export const given = <T>(value: T | null | undefined, call: string, source: string): T => {
  if (value === null || value === undefined)
    throw new ParsingStopped(`Cannot invoke "${call}" because ${source} is null`);
  return value;
};
