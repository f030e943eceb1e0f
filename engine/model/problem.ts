import { Failure } from '../failure.ts';
import type { Element, Place } from './xml/element.ts';

/** One thing that is wrong in a model, or doubtful (org.camunda.bpm.engine.Problem). */
export interface Problem {
  message: string;
  /** From 1; 0 where it has no place in the file. */
  line: number;
  column: number;
  mainElementId: string | null;
  elementIds: string[];
}

/** Where a problem is and which elements it concerns; the id of `at` counts as the first, the main one is `ids[0]`. */
export const problem = (
  message: string,
  at: Element | null,
  ...ids: (string | null)[]
): Problem => {
  const own = at?.attribute('id') || null;
  return {
    message,
    line: at?.line ?? 0,
    column: at?.column ?? 0,
    mainElementId: ids.length > 0 ? ids[0] || null : own,
    elementIds: [own, ...ids].filter((id) => id !== null && id !== '') as string[],
  };
};

/** A problem that is told by a place only: what the XML schema does not allow. */
export const problemAt = (message: string, { line, column }: Place): Problem => ({
  message,
  line,
  column,
  mainElementId: null,
  elementIds: [],
});

/** The refusal of a resource with problems, as the REST API shows it (ParseException, ParseExceptionDto). */
export const parseFailure = (
  resourceName: string,
  errors: readonly Problem[],
  warnings: readonly Problem[],
): Failure => {
  const lines = errors.map(
    ({ message, line, column }) =>
      `\n* ${message} | resource ${resourceName}${line > 0 ? ` | line ${line}` : ''}${column > 0 ? ` | column ${column}` : ''}`,
  );
  const message = `ENGINE-09005 Could not parse BPMN process. Errors: ${lines.join('')}`;
  const details = { [resourceName]: { errors: errors.map(shown), warnings: warnings.map(shown) } };
  return new Failure(400, 'ParseException', message, 0, details);
};

/** Camunda's property begins with a Cyrillic letter, and clients read it under that name (ProblemDto). */
const shown = ({ elementIds, ...rest }: Problem) => ({ ...rest, '\u0435lementIds': elementIds });
