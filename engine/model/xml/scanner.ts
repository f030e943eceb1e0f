import { NotWellFormed } from './not-well-formed.ts';

/** An element that has begun and not ended, with the namespaces that it declares by their prefixes. */
export interface OpenElement {
  name: string;
  namespaces: ReadonlyMap<string, string>;
}

export const UNFINISHED = 'XML document structures must start and end within the same entity.';

const NAME_START = /[\p{L}\p{Nl}_:]/u;
const NAME = /[\p{L}\p{Nl}_:\p{N}\p{M}.\-·]*/uy;
const NAME_WITHOUT_COLON = /[\p{L}\p{Nl}_\p{N}\p{M}.\-·]*/uy;
const SPACES = /[ \t\r\n]+/y;
/** What may not stand in XML at all; lone halves of surrogates among it. */
const INVALID = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const BUILT_IN = ['amp', 'lt', 'gt', 'quot', 'apos'];

/** A text was read up to where it was cut, and nothing found. */
export class CutOff extends Error {}

/** A text, read once from its beginning; whatever comes too early to its end fails as unfinished. */
export class Scanner {
  readonly open: OpenElement[] = [];
  unfinished = UNFINISHED;
  #at = 0;

  /** `isCut`: there is more of the text, which is not looked at. */
  constructor(
    readonly text: string,
    readonly isCut = false,
  ) {}

  fail(message: string): never {
    throw new NotWellFormed(message);
  }

  endTooEarly(message = this.unfinished): never {
    if (this.isCut) throw new CutOff();
    this.fail(message);
  }

  get isEnd(): boolean {
    return this.#at >= this.text.length;
  }

  /** The next character. */
  peek(): string {
    if (this.isEnd) this.endTooEarly();
    return this.text.charAt(this.#at);
  }

  isAt(expected: string): boolean {
    return this.text.startsWith(expected, this.#at);
  }

  skip(expected: string): boolean {
    if (this.isEnd) this.endTooEarly();
    if (!this.isAt(expected)) return false;
    this.#at += expected.length;
    return true;
  }

  skipSpaces(): boolean {
    return this.#match(SPACES) !== '';
  }

  /** Whether a name begins here, or so many characters further on. */
  isNameAt(offset = 0): boolean {
    return NAME_START.test(String.fromCodePoint(this.text.codePointAt(this.#at + offset) ?? 0));
  }

  /** The name that begins here, if one does. */
  name(): string {
    if (this.isEnd) this.endTooEarly();
    return this.isNameAt() ? this.#match(NAME) : '';
  }

  /** The name that begins here in two parts, the second undefined where there is no colon. */
  qualified(): [prefix: string, local: string | undefined] {
    const colon = this.isAt(':') ? ':' : '';
    this.#at += colon.length;
    const prefix = colon + this.#match(NAME_WITHOUT_COLON);
    if (colon !== '' || !this.isAt(':')) return [prefix, undefined];
    this.#at++;
    if (this.isEnd) this.endTooEarly();
    return [prefix, this.isNameAt() ? this.#match(NAME_WITHOUT_COLON) : ''];
  }

  /** What stands before the first of some characters. */
  upToAny(ends: string): string {
    const from = this.#at;
    while (!this.isEnd && !ends.includes(this.text.charAt(this.#at))) this.#at++;
    return this.text.slice(from, this.#at);
  }

  /** What stands before an end, which is passed, too. */
  upTo(end: string, place: string): string {
    const from = this.#at;
    const found = this.text.indexOf(end, from);
    const content = this.text.slice(from, found < 0 ? undefined : found);
    this.refuseInvalid(content, place);
    if (found < 0) this.endTooEarly();
    this.#at = found + end.length;
    return content;
  }

  /** Text of an element, up to a reference or markup. */
  characters(): void {
    const content = this.#match(/[^<&]*/y);
    const end = content.indexOf(']]>');
    this.refuseInvalid(
      end < 0 ? content : content.slice(0, end),
      'the element content of the document',
    );
    if (end >= 0)
      this.fail(
        'The character sequence "]]>" must not appear in content unless used to mark the end of a CDATA section.',
      );
    if (this.isEnd) this.endTooEarly();
  }

  refuseInvalid(content: string, place: string): void {
    const found = content.match(INVALID)?.[0];
    if (found !== undefined)
      this.fail(
        `An invalid XML character (Unicode: 0x${found.charCodeAt(0).toString(16)}) was found in ${place}.`,
      );
  }

  /** A reference behind its ampersand. */
  reference(): void {
    if (this.skip('#')) return this.#characterReference();
    const name = this.name();
    if (name === '')
      this.fail("The entity name must immediately follow the '&' in the entity reference.");
    if (!this.skip(';'))
      this.fail(`The reference to entity "${name}" must end with the ';' delimiter.`);
    if (!BUILT_IN.includes(name))
      this.fail(`The entity "${name}" was referenced, but not declared.`);
  }

  #characterReference(): void {
    const isHexadecimal = this.skip('x');
    const digits = this.#match(isHexadecimal ? /[0-9a-fA-F]*/y : /[0-9]*/y);
    if (digits === '')
      this.fail(
        isHexadecimal
          ? 'A hexadecimal representation must immediately follow the "&#x" in a character reference.'
          : 'A decimal representation must immediately follow the "&#" in a character reference.',
      );
    if (!this.skip(';')) this.fail("The character reference must end with the ';' delimiter.");
    const code = Number.parseInt(digits, isHexadecimal ? 16 : 10);
    if (code > 0x10ffff || INVALID.test(String.fromCodePoint(code)))
      this.fail(
        `Character reference "&#${isHexadecimal ? 'x' : ''}${digits}" is an invalid XML character.`,
      );
  }

  #match(sticky: RegExp): string {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
