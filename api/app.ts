import { Hono } from 'hono';
import { pino } from 'pino';
import { type Engine, Failure } from '../engine/index.ts';
import { type ErrorLog, errorHandler } from './error-handler.ts';
import { foreignPage } from './foreign-page.ts';
import { backupRoutes } from './operator/backup.ts';
import { instanceExportRoutes } from './operator/instance-export.ts';
import { type Limits, Router } from './router.ts';
import { routes } from './routes/index.ts';

export interface AppOptions {
  /** Hosts by which the server may be asked beside the loopback ones; '*' stands for any. */
  allowedHosts?: readonly string[];
  limits?: Partial<Limits>;
  /** The folder in which each backup gets one of its own. */
  backups?: string;
  /** Told of errors that should not have happened; they go to standard error without it. */
  logError?: ErrorLog;
}

const megabyte = 2 ** 20;

/**
 * The Camunda REST API of an engine below `/engine-rest`, and what only operators need below `/dalsegno`, as an
 * application without a port: ask it with `request`.
 */
export const createApp = (engine: Engine, options: AppOptions = {}): Hono => {
  const limits = {
    jsonBytes: 10 * megabyte,
    multipartBytes: 50 * megabyte,
    ...options.limits,
  };
  const router = new Router(limits);
  for (const route of routes) route(router, engine);
  const operators = new Router(limits, false);
  backupRoutes(operators, engine, options.backups ?? 'data-backups');
  instanceExportRoutes(operators, engine);
  const app = new Hono();
  app.use(foreignPage(options.allowedHosts ?? []));
  for (const [root, routed] of [
    ['/engine-rest', router],
    ['/dalsegno', operators],
  ] as const)
    app.all(`${root}/*`, (context) => routed.answer(pathBelow(root, context.req.url), context));
  app.notFound(() => {
    throw new Failure(404, 'NotFoundException', 'HTTP 404 Not Found', null);
  });
  app.onError(errorHandler(options.logError ?? logToStandardError));
  return app;
};

/** Still encoded, so that a segment may hold an encoded slash. */
const pathBelow = (root: string, url: string): string => {
  const start = url.indexOf('/', url.indexOf('//') + 2) + root.length;
  const end = url.indexOf('?', start);
  return url.slice(start, end < 0 ? url.length : end);
};

const standardError = 2;

const logToStandardError: ErrorLog = (error, request) =>
  pino(pino.destination(standardError)).error({ err: error, ...request }, 'an unexpected error');
