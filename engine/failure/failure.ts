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

export type Texts = Record<string, (...words: never[]) => Failure>;

export const engineFailure = (message: string) =>
  new Failure(500, 'ProcessEngineException', message);
export const notValid = (message: string) => new Failure(400, 'NotValidException', message);

export const badRequest = (message: string) => new Failure(400, 'BadUserRequestException', message);
export const notFound = (message: string) => new Failure(404, 'NotFoundException', message);
export const nullValue = (message: string) => new Failure(500, 'NullValueException', message);
