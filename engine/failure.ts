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
  invalidRequest: (message: string, status = 400) => new Failure(status, 'InvalidRequestException', message, null),
  rest: (status: number, message: string) => new Failure(status, 'RestException', message, null),
  notFound: (message: string) => new Failure(404, 'RestException', message, null),
} satisfies Texts;
