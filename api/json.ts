import { Failure } from '../engine/index.ts';

/**
 * A JSON number written with a point or an exponent. Jackson makes a Double of `1.0` and an Integer of `1`, and clients
 * see the difference in the type of a variable; JSON.parse alone does not keep it.
 */
export class Decimal {
  readonly value: number;

  constructor(readonly text: string) {
    this.value = Number(text);
  }

  toJSON(): number {
    return this.value;
  }
}

/** What Camunda answers to a body that it cannot read: without a text, which would only show the parser's inside. */
export const unreadableBody = (): Failure => new Failure(400, 'InvalidRequestException', '', null);

/**
 * Parses the JSON of a client; numbers with a point or an exponent become Decimal. An object may have own properties of
 * any name, `__proto__` too: ask it with Object.hasOwn only. Throws unreadableBody.
 */
export const parseJson = (text: string): unknown => {
  if (text.length > maximumDepth) checkDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadableBody();
  }
  return decimalNumber.test(text) ? new Reader(text).value() : value;
};

/** Camunda leaves Jackson's StreamReadConstraints at 1000. */
const maximumDepth = 1000;

const decimalNumber = /[[:,]\s*-?\d+[.eE]|^\s*-?\d+[.eE]/;

/** Keeps JSON from being nested so deeply that whoever walks through it runs out of stack. */
const checkDepth = (text: string): void => {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === backslash) at++;
      else if (code === quote) inText = false;
    } else if (code === quote) inText = true;
    else if (code === openBracket || code === openBrace) {
      if (++depth > maximumDepth) throw tooDeep();
    } else if (code === closeBracket || code === closeBrace) depth--;
  }
};

const tooDeep = () =>
  new Failure(
    400,
    'StreamConstraintsException',
    `Document nesting depth exceeds the maximum allowed (${maximumDepth})`,
    null,
  );

const quote = 0x22;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Reads text that JSON.parse has accepted once more, to keep its decimal numbers. */
class Reader {
  readonly #token = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

  constructor(readonly text: string) {}

  value(token = this.#next()): unknown {
    if (token === '{') return this.#object();
    if (token === '[') return this.#list();
    return /^-?\d+[.eE]/.test(token) ? new Decimal(token) : JSON.parse(token);
  }

  #object(): object {
    const members: [string, unknown][] = [];
    for (let token = this.#next(); token !== '}'; token = this.#next()) {
      if (token === ',') token = this.#next();
      this.#next();
      members.push([JSON.parse(token) as string, this.value()]);
    }
    return Object.fromEntries(members);
  }

  #list(): unknown[] {
    const elements: unknown[] = [];
    for (let token = this.#next(); token !== ']'; token = this.#next()) {
      elements.push(this.value(token === ',' ? this.#next() : token));
    }
    return elements;
  }

  #next(): string {
    return this.#token.exec(this.text)?.[0] ?? '';
  }
}
