// `fetch` as scripts see it: the request goes to the engine as plain data, and the response comes back whole.

import { base64, isBytes } from './value.mjs';

/* global harden */

/** A list of names and values, as the Fetch Standard's Headers: names count in small letters. */
class Headers {
  #values = new Map();

  constructor(init = []) {
    const entries =
      typeof init?.[Symbol.iterator] === 'function' ? init : Object.entries(init ?? {});
    for (const [name, value] of entries) this.append(name, value);
  }
  append(name, value) {
    const key = `${name}`.toLowerCase();
    const known = this.#values.get(key);
    this.#values.set(key, known === undefined ? `${value}` : `${known}, ${value}`);
  }
  set(name, value) {
    this.#values.set(`${name}`.toLowerCase(), `${value}`);
  }
  delete(name) {
    this.#values.delete(`${name}`.toLowerCase());
  }
  get(name) {
    return this.#values.get(`${name}`.toLowerCase()) ?? null;
  }
  has(name) {
    return this.#values.has(`${name}`.toLowerCase());
  }
  forEach(each) {
    for (const [name, value] of this) each(value, name, this);
  }
  *entries() {
    yield* [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
  }
  *keys() {
    for (const [name] of this) yield name;
  }
  *values() {
    for (const [, value] of this) yield value;
  }
  [Symbol.iterator]() {
    return this.entries();
  }
}

/** A response whose body has been read: it may be asked for once, as of any response. */
class Response {
  #answer;
  #isRead = false;
  #headers;

  constructor(answer) {
    this.#answer = answer;
    this.#headers = new Headers(answer.headers);
  }
  get status() {
    return this.#answer.status;
  }
  get statusText() {
    return this.#answer.statusText;
  }
  get ok() {
    return this.status >= 200 && this.status < 300;
  }
  get url() {
    return this.#answer.url;
  }
  get redirected() {
    return this.#answer.redirected;
  }
  get headers() {
    return this.#headers;
  }
  get bodyUsed() {
    return this.#isRead;
  }
  async bytes() {
    if (this.#isRead) throw new TypeError('Body already consumed.');
    this.#isRead = true;
    return new Uint8Array(Buffer.from(this.#answer.body, 'base64'));
  }
  async arrayBuffer() {
    return (await this.bytes()).buffer;
  }
  async text() {
    return new TextDecoder().decode(await this.bytes());
  }
  async json() {
    return JSON.parse(await this.text());
  }
}

// A script would make one of an answer of its own.
delete Response.prototype.constructor;
harden([Headers, Response]);

/** Sends what a script wants to `asking`, and wraps the answer. */
export const fetch = async (asking, resource, init) => {
  const { method = 'GET', headers, body = null, redirect = 'follow' } = Object(init);
  const answer = await asking('fetch', {
    url: `${resource}`,
    method: `${method}`,
    headers: [...new Headers(headers)],
    body: bodyOf(body),
    redirect: `${redirect}`,
  });
  return new Response(answer);
};

const bodyOf = (body) => {
  if (body === null || body === undefined) return null;
  return base64(isBytes(body) ? body : new TextEncoder().encode(`${body}`));
};
