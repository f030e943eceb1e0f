import type { Context } from 'hono';
import { Failure, restFailure } from '../engine/index.ts';
import { acceptable } from './accept.ts';
import { Call } from './call.ts';
import type { MemoryLimit } from './memory/memory-limit.ts';
import { type Kind, kindOf } from './memory/operations.ts';

/** What a handler answers: a Response as it is, nothing as 204, anything else as JSON. */
export type Handler = (call: Call) => unknown;

export interface Media {
  /** What the answer may be; `null` where it has no content. GET and POST give JSON unless they say otherwise. */
  produces?: readonly string[] | null;
  /** Answered whatever engine the path names. */
  anyEngine?: boolean;
}

interface Endpoint {
  handler: Handler;
  names: readonly string[];
  produces: readonly string[] | null;
  anyEngine: boolean;
  kind: Kind;
}

/**
 * The paths of the REST API below `/engine-rest`, each with its methods, matched as JAX-RS does: a literal segment goes
 * before a parameter, a known path with another method is 405, HEAD is a GET, OPTIONS tells the methods. Every path is
 * known a second time below `/engine/{name}`, unless it is told otherwise.
 */
export class Router {
  readonly #root = new Node();

  constructor(
    readonly limits: Limits,
    /** Whether every path is known below `/engine/{name}` too. */
    readonly knowsEngines = true,
  ) {}

  get(path: string, handler: Handler, media?: Media): void {
    this.#add('GET', path, handler, { produces: json, ...media });
  }

  post(path: string, handler: Handler, media?: Media): void {
    this.#add('POST', path, handler, { produces: json, ...media });
  }

  put(path: string, handler: Handler, media?: Media): void {
    this.#add('PUT', path, handler, media);
  }

  delete(path: string, handler: Handler, media?: Media): void {
    this.#add('DELETE', path, handler, media);
  }

  /** Answers a request whose path, below `/engine-rest`, is given. Throws the Failure to answer otherwise. */
  async answer(path: string, context: Context): Promise<Response> {
    const segments = segmentsOf(path);
    const named = this.knowsEngines && segments[0] === 'engine' && segments.length > 1;
    const engineName = named ? decode(segments[1] as string) : 'default';
    const parameters: string[] = [];
    const node = this.#root.find(segments, named ? 2 : 0, parameters);
    if (!node || (named && segments.length === 2))
      throw new Failure(404, 'NotFoundException', 'HTTP 404 Not Found', null);
    const method = context.req.method;
    const endpoint = node.endpoints.get(method === 'HEAD' ? 'GET' : method);
    if (!endpoint) return withoutEndpoint(method, node);
    if (endpoint.produces && !acceptable(context.req.header('accept'), endpoint.produces)) {
      throw new Failure(406, 'NotAcceptableException', 'HTTP 406 Not Acceptable', null);
    }
    if (engineName !== 'default' && !endpoint.anyEngine)
      throw restFailure.invalidRequest('No process engine available');
    const call = new Call(context, endpoint, parameters, this.limits);
    call.admit();
    const result = await call.answer(endpoint.handler);
    if (result instanceof Response) return result;
    return result === undefined ? context.body(null, 204) : jsonAnswer(context, result);
  }

  #add(method: string, path: string, handler: Handler, media: Media = {}): void {
    const names: string[] = [];
    let node = this.#root;
    for (const segment of segmentsOf(path)) {
      if (segment.startsWith(':')) names.push(segment.slice(1));
      node = node.child(segment);
    }
    if (node.endpoints.has(method)) throw new Error(`${method} ${path} is routed twice`);
    const { produces = null, anyEngine = false } = media;
    node.endpoints.set(method, { handler, names, produces, anyEngine, kind: kindOf(method, path) });
  }
}

/** How many bytes a body may have, and all memory together. */
export interface Limits {
  jsonBytes: number;
  multipartBytes: number;
  /** Without it memory is not looked at. */
  memory?: MemoryLimit;
}

const json = ['application/json'] as const;

class Node {
  readonly endpoints = new Map<string, Endpoint>();
  readonly #literals = new Map<string, Node>();
  #parameter: Node | undefined;

  child(segment: string): Node {
    if (segment.startsWith(':')) {
      this.#parameter ??= new Node();
      return this.#parameter;
    }
    const child = this.#literals.get(segment) ?? new Node();
    this.#literals.set(segment, child);
    return child;
  }

  /** The node with endpoints that the segments from `at` on lead to; leaves the parameters' values in the list. */
  find(segments: readonly string[], at: number, parameters: string[]): Node | undefined {
    if (at === segments.length) return this.endpoints.size > 0 ? this : undefined;
    const segment = segments[at] as string;
    const literal = this.#literals.get(segment)?.find(segments, at + 1, parameters);
    if (literal || !this.#parameter) return literal;
    const before = parameters.length;
    parameters.push(decode(segment));
    const found = this.#parameter.find(segments, at + 1, parameters);
    if (!found) parameters.length = before;
    return found;
  }
}

/** Without matrix parameters, and without the empty segment after a slash at the end. */
const segmentsOf = (path: string): string[] => {
  const plain = path.includes(';') ? path.replace(/;[^/]*/g, '') : path;
  const segments = plain.slice(1).split('/');
  if (segments.at(-1) === '') segments.pop();
  return segments;
};

const decode = (segment: string): string => {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const withoutEndpoint = (method: string, { endpoints }: Node): Response => {
  if (method !== 'OPTIONS')
    throw new Failure(405, 'NotAllowedException', 'HTTP 405 Method Not Allowed', null);
  const methods = [...endpoints.keys(), ...(endpoints.has('GET') ? ['HEAD'] : []), 'OPTIONS'];
  return new Response(null, { status: 200, headers: { allow: methods.join(',') } });
};

/** Camunda's JavaScript client reads JSON only where the content type is exactly this one. */
const jsonAnswer = (context: Context, value: unknown): Response =>
  context.body(JSON.stringify(value), 200, { 'content-type': 'application/json' });
