import { Hono } from 'hono';
import { pino } from 'pino';
import { type Engine, Failure } from '../engine/index.ts';
import { type ErrorLog, errorHandler } from './error-handler.ts';
import { foreignPage } from './foreign-page.ts';
import { type Limits, Router } from './router.ts';
import { routes } from './routes/index.ts';

export interface AppOptions {
  /** Hosts by which the server may be asked beside the loopback ones; '*' stands for any. */
  allowedHosts?: readonly string[];
  limits?: Partial<Limits>;
  /** Told of errors that should not have happened; they go to standard error without it. */
  logError?: ErrorLog;
}

const megabyte = 2 ** 20;

/** The Camunda REST API of an engine below `/engine-rest`, as an application without a port: ask it with `request`. */
export const createApp = (engine: Engine, options: AppOptions = {}): Hono => {
  const router = new Router({
    jsonBytes: 10 * megabyte,
    multipartBytes: 50 * megabyte,
    ...options.limits,
  });
  for (const route of routes) route(router, engine);
  const app = new Hono();
  app.use(foreignPage(options.allowedHosts ?? []));
  app.all(`${root}/*`, (context) => router.answer(pathBelowRoot(context.req.url), context));
  app.notFound(() => {
    throw new Failure(404, 'NotFoundException', 'HTTP 404 Not Found', null);
  });
  app.onError(errorHandler(options.logError ?? logToStandardError));
  return app;
};

const root = '/engine-rest';

/** Still encoded, so that a segment may hold an encoded slash. */
const pathBelowRoot = (url: string): string => {
  const start = url.indexOf('/', url.indexOf('//') + 2) + root.length;
  const end = url.indexOf('?', start);
  return url.slice(start, end < 0 ? url.length : end);
};

const standardError = 2;

const logToStandardError: ErrorLog = (error, request) =>
  pino(pino.destination(standardError)).error({ err: error, ...request }, 'an unexpected error');
