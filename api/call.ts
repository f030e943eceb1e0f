import type { Context } from 'hono';
import { Failure } from '../engine/index.ts';
import { parseJson, unreadableBody } from './json.ts';
import type { Kind } from './memory/operations.ts';
import { type FormPart, parseMultipart } from './multipart.ts';
import { nothingGiven } from './nothing-given.ts';
import { readBytes } from './read-bytes.ts';
import type { Handler, Limits } from './router.ts';

/** One request to an endpoint, as its handler sees it. */
export class Call {
  #address: URLSearchParams | undefined;
  /** How large a body it was given room for, and how large a one was worked on. */
  #roomBytes = 0;
  #keptBytes = 0;

  constructor(
    readonly context: Context,
    readonly endpoint: { readonly names: readonly string[]; readonly kind: Kind },
    readonly parameters: readonly string[],
    readonly limits: Limits,
  ) {}

  /** Throws 503 where memory is full and this would fill it further. */
  admit(bodyBytes = Number(this.context.req.header('content-length') ?? 0)): void {
    this.limits.memory?.admit(this.endpoint.kind, bodyBytes);
  }

  /** What a handler says to this. Its body's room is free again then. */
  async answer(handler: Handler): Promise<unknown> {
    try {
      return await handler(this);
    } finally {
      this.limits.memory?.leave(this.#roomBytes, this.#keptBytes);
    }
  }

  /** The decoded value of a `:name` in the endpoint's path. */
  path(name: string): string {
    const value = this.parameters[this.endpoint.names.indexOf(name)];
    if (value === undefined) throw new Error(`the path has no ${name}`);
    return value;
  }

  /** The parameters after the question mark. */
  get address(): URLSearchParams {
    if (!this.#address) {
      const { url } = this.context.req;
      const at = url.indexOf('?');
      this.#address = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
    }
    return this.#address;
  }

  /** Says when the client has gone. */
  get aborted(): AbortSignal {
    return this.context.req.raw.signal;
  }

  /** A Boolean.parseBoolean parameter of the address: true only if it says so, in any case of letters. */
  flag(name: string, otherwise = false): boolean {
    const text = this.address.get(name);
    return text === null ? otherwise : text.toLowerCase() === 'true';
  }

  /** The JSON of the body; null where there is none. Throws 400 for what is no JSON, 413, 415. */
  async json(): Promise<unknown> {
    const type = this.#mediaType();
    if (type !== undefined && type !== 'application/json') throw unsupported();
    const bytes = await this.#read(this.limits.jsonBytes);
    if (bytes.byteLength === 0) {
      if (type === undefined) return null;
      throw unreadableBody();
    }
    if (type === undefined) throw unsupported();
    const text = decodeUtf8(bytes);
    return text.trim() === '' ? null : parseJson(text);
  }

  /** The body as an endpoint expects it. Throws what json() and the shape throw, and 500 for a null, as Camunda. */
  async body<S>(shape: (json: unknown) => S | null): Promise<S> {
    const body = shape(await this.json());
    if (body === null) throw nothingGiven('the body');
    return body;
  }

  /** The parts of a multipart/form-data body, in their order. */
  async form(): Promise<FormPart[]> {
    if (this.#mediaType() !== 'multipart/form-data') throw unsupported();
    const bytes = await this.#read(this.limits.multipartBytes);
    return parseMultipart(bytes, this.context.req.header('content-type') as string);
  }

  /** Memory is looked at again after each wait: others have gone on meanwhile. */
  async #read(limit: number): Promise<Uint8Array> {
    const bytes = await readBytes(this.context.req.raw, limit, async (size) => {
      await this.limits.memory?.enter(size);
      this.#roomBytes = size;
      this.admit(size);
    });
    this.admit(bytes.byteLength);
    this.#keptBytes = bytes.byteLength;
    return bytes;
  }

  #mediaType(): string | undefined {
    return this.context.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  }
}

const unsupported = () =>
  new Failure(415, 'NotSupportedException', 'HTTP 415 Unsupported Media Type', null);

const utf8 = new TextDecoder('utf-8', { fatal: true });

const decodeUtf8 = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw unreadableBody();
  }
};
