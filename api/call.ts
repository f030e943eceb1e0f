import type { Context } from 'hono';
import { Failure } from '../engine/index.ts';
import { parseJson, unreadableBody } from './json.ts';
import { type FormPart, parseMultipart } from './multipart.ts';
import { nothingGiven } from './nothing-given.ts';
import { readBytes } from './read-bytes.ts';
import type { Limits } from './router.ts';

/** One request to an endpoint, as its handler sees it. */
export class Call {
  #address: URLSearchParams | undefined;

  constructor(
    readonly context: Context,
    readonly names: readonly string[],
    readonly parameters: readonly string[],
    readonly limits: Limits,
  ) {}

  /** The decoded value of a `:name` in the endpoint's path. */
  path(name: string): string {
    const value = this.parameters[this.names.indexOf(name)];
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
    const bytes = await readBytes(this.context.req.raw, this.limits.jsonBytes);
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
    const bytes = await readBytes(this.context.req.raw, this.limits.multipartBytes);
    return parseMultipart(bytes, this.context.req.header('content-type') as string);
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
