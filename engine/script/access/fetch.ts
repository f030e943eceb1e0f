import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Grants } from '../../permission/grants.ts';
import { AccessError, notCapable } from './access-error.ts';
import type { NetRequest } from './net-request.ts';

/** What comes back; `body` in base64. */
export interface NetResponse {
  status: number;
  statusText: string;
  url: string;
  redirected: boolean;
  headers: [string, string][];
  body: string;
}

/** In bytes. */
const LARGEST_BODY = 4_000_000;
/** As many as the Fetch Standard follows. */
const MOST_REDIRECTS = 20;

/**
 * Sends a request for a script, if each host that it leads to is granted: the first, those of redirects, and the addresses
 * to which their names are resolved at that moment, which are then connected to.
 */
export const fetchFor = async (
  grants: Grants,
  request: NetRequest,
  signal: AbortSignal,
): Promise<NetResponse> => {
  let next = { ...request, url: urlOf(request.url) };
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetchOnce(grants, next, signal);
    const location = response.headers.find(([name]) => name === 'location')?.[1];
    if (!REDIRECTS.includes(response.status) || location === undefined)
      return { ...response, redirected: redirects > 0 };
    if (request.redirect === 'manual') return { ...response, redirected: false };
    if (request.redirect === 'error') throw failed(next.url, 'it redirects');
    next = redirected(next, response.status, urlOf(location, next.url));
  }
  throw failed(next.url, 'too many redirects');
};

const REDIRECTS = [301, 302, 303, 307, 308];

type Sent = Omit<NetRequest, 'url'> & { url: URL };

const urlOf = (text: string, base?: URL): URL => {
  if (!URL.canParse(text, base?.href)) throw new AccessError('TypeError', `Invalid URL: '${text}'`);
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new AccessError('TypeError', `Url scheme '${url.protocol.slice(0, -1)}' not supported`);
  return url;
};

/** The Fetch Standard's HTTP-redirect fetch: what another origin need not know is left out. */
const redirected = (sent: Sent, status: number, url: URL): Sent => {
  const isPlain =
    (status === 303 && !['GET', 'HEAD'].includes(sent.method)) ||
    (status < 303 && sent.method === 'POST');
  const hidden = [
    ...(url.origin === sent.url.origin ? [] : ['authorization', 'cookie', 'proxy-authorization']),
    ...(isPlain ? ['content-type', 'content-length', 'content-encoding', 'content-language'] : []),
  ];
  return {
    ...sent,
    url,
    headers: sent.headers.filter(([name]) => !hidden.includes(name)),
    ...(isPlain && { method: 'GET', body: null }),
  };
};

const fetchOnce = async (
  grants: Grants,
  { url, method, headers, body }: Sent,
  signal: AbortSignal,
): Promise<Omit<NetResponse, 'redirected'>> => {
  if (!grants.net(url.hostname, portOf(url))) throw refused(url);
  const { Agent, fetch } = await import('undici');
  const dispatcher = new Agent({ connect: { lookup: checkedLookup(grants, url) } });
  try {
    const response = await fetch(url, {
      dispatcher,
      method,
      headers,
      body: body === null ? null : Buffer.from(body, 'base64'),
      redirect: 'manual',
      signal,
    });
    return {
      status: response.status,
      statusText: response.statusText,
      url: url.href,
      headers: [...response.headers],
      body: await bodyOf(url, response.body ?? []),
    };
  } catch (error) {
    throw accessErrorOf(url, error);
  } finally {
    void dispatcher.destroy();
  }
};

const portOf = ({ port, protocol }: URL): number =>
  port === '' ? { 'http:': 80, 'https:': 443 }[protocol as 'http:' | 'https:'] : Number(port);

/** Resolves a name and answers only those of its addresses that are granted: they are what is connected to. */
const checkedLookup =
  (grants: Grants, url: URL): LookupFunction =>
  (name, options, answer) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '');
      const granted = found.filter(({ address }) => grants.address(address, portOf(url)));
      const [first] = granted;
      if (!first) return answer(refused(url), '');
      if (options.all) answer(null, granted);
      else answer(null, first.address, first.family);
    });
  };

const bodyOf = async (url: URL, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw failed(url, `its answer is larger than ${LARGEST_BODY} bytes`);
    read.push(chunk);
  }
  return Buffer.concat(read).toString('base64');
};

const refused = (url: URL): AccessError => notCapable('net', `${url.hostname}:${portOf(url)}`);

const failed = (url: URL, why: string): AccessError =>
  new AccessError('TypeError', `error sending request for url (${url.href}): ${why}`);

/** undici wraps what happened into one error or two. */
const accessErrorOf = (url: URL, error: unknown): AccessError => {
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof AccessError) return each;
  const { cause, message } = error as Error;
  return failed(url, cause instanceof Error ? cause.message : message);
};
