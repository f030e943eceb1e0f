import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Failure } from '../engine/index.ts';

/** Told of an error that no Failure describes. */
export type ErrorLog = (error: unknown, request: { method: string; path: string }) => void;

/**
 * Answers whatever a handler threw as Camunda does, `{type, message, code}`: a Failure with its own status, an exception
 * of hono with its status, and anything else as 500, which is also logged, since it is a defect here.
 */
export const errorHandler =
  (log: ErrorLog) =>
  (error: unknown, context: Context): Response => {
    if (error instanceof Failure) return failureAnswer(context, error);
    if (error instanceof HTTPException) {
      return failureAnswer(
        context,
        new Failure(error.status, 'RestException', error.message, null),
      );
    }
    log(error, { method: context.req.method, path: context.req.path });
    return failureAnswer(context, unexpected(error));
  };

const unavailable = 503;
/** When asking again may help. */
const retryAfterSeconds = 5;

export const failureAnswer = (
  context: Context,
  { status, type, message, code, details }: Failure,
): Response =>
  context.body(
    JSON.stringify({ type, message, code, ...(details === undefined ? {} : { details }) }),
    status as 400,
    {
      'content-type': 'application/json',
      ...(status === unavailable && { 'retry-after': String(retryAfterSeconds) }),
    },
  );

const unexpected = (error: unknown) => {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Failure(
    500,
    'ProcessEngineException',
    `An unexpected error happened in the engine: ${message}`,
  );
};
