import type { MiddlewareHandler } from 'hono';
import { Failure } from '../engine/index.ts';
import { failureAnswer } from './error-handler.ts';

/**
 * Keeps web pages of others from using the API through the browser of somebody who may reach it. Without accounts, the
 * only thing that tells them apart is what browsers say: a request that changes something must not come from a foreign
 * page (Origin, Sec-Fetch-Site), and the host asked must be this one, else a name that an attacker has pointed here
 * would make the foreign page a page of ours (DNS rebinding). Programs send no such header and are not affected; a
 * request without a host is no browser's.
 */
export const foreignPage = (allowedHosts: readonly string[]): MiddlewareHandler => {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  return async (context, next) => {
    const host = context.req.header('host');
    if (host !== undefined && !isOwnHost(host, allowed)) {
      return failureAnswer(
        context,
        forbidden(`Host '${host}' is neither this machine's nor an allowed one (--allowed-hosts)`),
      );
    }
    if (!harmless.has(context.req.method)) {
      const site = context.req.header('sec-fetch-site');
      const origin = context.req.header('origin');
      if (
        site === 'cross-site' ||
        site === 'same-site' ||
        (origin !== undefined && !isOriginOf(origin, host ?? ''))
      ) {
        return failureAnswer(
          context,
          forbidden('A page of another site may not change anything here'),
        );
      }
    }
    await next();
  };
};

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

const forbidden = (message: string) => new Failure(403, 'AuthorizationException', message, null);

const isOwnHost = (host: string, allowed: ReadonlySet<string>): boolean => {
  const lower = host.toLowerCase();
  return (
    loopback.test(lower) ||
    allowed.has('*') ||
    allowed.has(lower) ||
    allowed.has(lower.replace(/:\d+$/, ''))
  );
};

const loopback = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/;

const isOriginOf = (origin: string, host: string) =>
  origin.toLowerCase().replace(/^https?:\/\//, '') === host.toLowerCase();
