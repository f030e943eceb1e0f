import { JuelSyntaxError } from './syntax-error.ts';

/**
 * The kinds of JUEL's tokens, written as its error texts write them. An operator that has a sign
 * and a word is one kind.
 */
export type TokenKind =
  | '<EOF>'
  | '<IDENTIFIER>'
  | '<STRING>'
  | '<INTEGER>'
  | '<FLOAT>'
  | '<TEXT>'
  | "'+'"
  | "'-'"
  | "'*'"
  | "'/'|'div'"
  | "'%'|'mod'"
  | "'('"
  | "')'"
  | "'['"
  | "']'"
  | "'.'"
  | "','"
  | "'?'"
  | "':'"
  | "'!'|'not'"
  | "'&&'|'and'"
  | "'||'|'or'"
  | "'empty'"
  | "'instanceof'"
  | "'true'"
  | "'false'"
  | "'null'"
  | "'<='|'le'"
  | "'<'|'lt'"
  | "'>='|'ge'"
  | "'>'|'gt'"
  | "'=='|'eq'"
  | "'!='|'ne'"
  | "'#{'"
  | "'${'"
  | "'}'";

export interface Token {
  readonly kind: TokenKind;
  /**
   * The text that it stands for: of a string or plain text without its escapes, null at the end.
   */
  readonly image: string | null;
  readonly position: number;
  /** How many characters of the input it takes. */
  readonly size: number;
}

/**
 * Splits an expression into tokens as JUEL's Scanner does, one at a time: an error comes only when
 * it is reached.
 */
export class Scanner {
  #token: Token | undefined;

  constructor(readonly input: string) {}

  /** The next token. Throws a JuelSyntaxError for characters that are none. */
  next(): Token {
    let position = this.#token ? this.#token.position + this.#token.size : 0;
    const inside = this.#isInsideOfExpression();
    if (inside)
      while (position < this.input.length && isWhitespace(this.input.charAt(position))) position++;
    this.#token = this.#scan(position, inside);
    return this.#token;
  }

  #isInsideOfExpression(): boolean {
    return this.#token !== undefined && this.#token.kind !== '<TEXT>' && this.#token.kind !== "'}'";
  }

  #scan(position: number, inside: boolean): Token {
    if (position === this.input.length) return { kind: '<EOF>', image: null, position, size: 0 };
    if (!inside) return scanText(this.input, position);
    const character = this.input.charAt(position);
    if (character === '}') return fixed("'}'", '}', position);
    return (
      scanSign(this.input, position) ??
      (character === '"' || character === "'" ? scanString(this.input, position) : undefined) ??
      scanNumber(this.input, position) ??
      scanName(this.input, position) ??
      refuse(position, `invalid character '${character}'`, 'expression token')
    );
  }
}

const NAME_START = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u;
/** Java ignores format and control characters within names. */
const NAME_PART = /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}\p{Cc}]/u;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;

const SIGNS = new Map<string, TokenKind>([
  ['==', "'=='|'eq'"],
  ['!=', "'!='|'ne'"],
  ['<=', "'<='|'le'"],
  ['>=', "'>='|'ge'"],
  ['&&', "'&&'|'and'"],
  ['||', "'||'|'or'"],
  ['*', "'*'"],
  ['/', "'/'|'div'"],
  ['%', "'%'|'mod'"],
  ['+', "'+'"],
  ['-', "'-'"],
  ['?', "'?'"],
  [':', "':'"],
  ['[', "'['"],
  [']', "']'"],
  ['(', "'('"],
  [')', "')'"],
  [',', "','"],
  ['!', "'!'|'not'"],
  ['<', "'<'|'lt'"],
  ['>', "'>'|'gt'"],
]);

const WORDS = new Map<string, TokenKind>([
  ['null', "'null'"],
  ['true', "'true'"],
  ['false', "'false'"],
  ['empty', "'empty'"],
  ['div', "'/'|'div'"],
  ['mod', "'%'|'mod'"],
  ['not', "'!'|'not'"],
  ['and', "'&&'|'and'"],
  ['or', "'||'|'or'"],
  ['le', "'<='|'le'"],
  ['lt', "'<'|'lt'"],
  ['eq', "'=='|'eq'"],
  ['ne', "'!='|'ne'"],
  ['ge', "'>='|'ge'"],
  ['gt', "'>'|'gt'"],
  ['instanceof', "'instanceof'"],
]);

const fixed = (kind: TokenKind, image: string, position: number): Token => ({
  kind,
  image,
  position,
  size: image.length,
});

const refuse = (position: number, encountered: string, expected: string): never => {
  throw new JuelSyntaxError('lexical', position, encountered, expected);
};

/** Character.isWhitespace: no space that does not break, but the four separators of ASCII. */
const isWhitespace = (character: string): boolean =>
  /[^\S\u00a0\u2007\u202f\ufeff]/.test(character) ||
  (character >= '\u001c' && character <= '\u001f');

const isNamePart = (character: string): boolean =>
  NAME_PART.test(character) && !isWhitespace(character);

const scanSign = (input: string, position: number): Token | undefined => {
  const two = input.slice(position, position + 2);
  const one = two.charAt(0);
  const symbol = SIGNS.get(two);
  if (symbol !== undefined && two.length === 2) return fixed(symbol, two, position);
  const single = SIGNS.get(one);
  if (single !== undefined) return fixed(single, one, position);
  return one === '.' && !/\d/.test(two.charAt(1)) ? fixed("'.'", '.', position) : undefined;
};

const scanNumber = (input: string, position: number): Token | undefined => {
  NUMBER.lastIndex = position;
  const image = NUMBER.exec(input)?.[0];
  if (image === undefined) return undefined;
  return fixed(/[.eE]/.test(image) ? '<FLOAT>' : '<INTEGER>', image, position);
};

const scanName = (input: string, position: number): Token | undefined => {
  if (!NAME_START.test(input.charAt(position))) return undefined;
  let end = position + 1;
  while (end < input.length && isNamePart(input.charAt(end))) end++;
  const name = input.slice(position, end);
  return fixed(WORDS.get(name) ?? '<IDENTIFIER>', name, position);
};

/** A string knows two escapes, of the backslash and of its own quote; any other one is an error. */
const scanString = (input: string, position: number): Token => {
  const quote = input.charAt(position);
  let image = '';
  for (let index = position + 1; index < input.length; index++) {
    const character = input.charAt(index);
    if (character === quote)
      return { kind: '<STRING>', image, position, size: index + 1 - position };
    if (character !== '\\') {
      image += character;
      continue;
    }
    index++;
    if (index === input.length) return refuse(position, 'unterminated string', `${quote} or \\`);
    const escaped = input.charAt(index);
    if (escaped !== '\\' && escaped !== quote) {
      return refuse(position, `invalid escape sequence \\${escaped}`, `\\${quote} or \\\\`);
    }
    image += escaped;
  }
  return refuse(position, 'unterminated string', quote);
};

/**
 * Plain text up to the next expression, or the start of one. A backslash before `${` or `#{` makes
 * them plain.
 */
const scanText = (input: string, position: number): Token => {
  const start = input.slice(position, position + 2);
  if (start === '${') return fixed("'${'", start, position);
  if (start === '#{') return fixed("'#{'", start, position);
  let image = '';
  let index = position;
  let escaped = false;
  for (; index < input.length; index++) {
    const character = input.charAt(index);
    if (character === '\\') {
      // Of two backslashes the first is written, and the second may still escape.
      if (escaped) image += character;
      escaped = true;
      continue;
    }
    const startsExpression =
      (character === '$' || character === '#') && input.charAt(index + 1) === '{';
    if (startsExpression && !escaped) break;
    image += escaped && !startsExpression ? `\\${character}` : character;
    escaped = false;
  }
  return {
    kind: '<TEXT>',
    image: escaped ? `${image}\\` : image,
    position,
    size: index - position,
  };
};
