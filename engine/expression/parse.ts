/**
 * Reads expressions as JUEL does. A parser of its own and not jsep: texts must be refused with
 * JUEL's words and positions ("syntax error at position 4, encountered '.', expected
 * <IDENTIFIER>"), and jsep takes what JUEL refuses (`a.empty`, `'\n'`, `[1]`), refuses what JUEL
 * takes (`3and x`), and knows no `ns:function()`, which JUEL reads even in `a ? b:c(1)`.
 */

import { expressionFailure } from '../failure.ts';
import { parseLong } from './coerce.ts';
import { ConstantExpression, ParsedExpression } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { functionArity } from './functions.ts';
import { isHostFunction } from './host-function.ts';
import { double, long } from './java-value.ts';
import { Scanner, type Token, type TokenKind } from './scan.ts';
import { JuelSyntaxError } from './syntax-error.ts';
import type { BinaryOperator, Node, Operation, Step, UnaryOperator } from './syntax-tree.ts';

/**
 * Parses a text of the model: plain, one expression, or a text with several of them of one kind,
 * `${…}` or `#{…}`. Throws the Failure with which Camunda refuses the deployment (500
 * ProcessEngineException "ENGINE-01009 Error while parsing process. …") for wrong syntax, unknown
 * functions and wrong numbers of their parameters.
 */
export const parseExpression = (text: string): Expression => {
  try {
    return new Parser(text).parse();
  } catch (error) {
    if (error instanceof JuelSyntaxError)
      throw expressionFailure.syntax(`Error parsing '${text}': ${error.message}`);
    throw error;
  }
};

/** Deeper ones are refused: far more than anybody writes, and far less than the stack bears. */
const NESTING = 250;

const EXPRESSION_START =
  "<IDENTIFIER>|<STRING>|<FLOAT>|<INTEGER>|'true'|'false'|'null'|'-'|'!'|'not'|'empty'|'('";

const UNARY = new Map<TokenKind, UnaryOperator>([
  ["'!'|'not'", 'not'],
  ["'-'", '-'],
  ["'empty'", 'empty'],
]);

/** Binary operators with their levels: the higher, the closer they bind. */
const BINARY = new Map<TokenKind, { operator: BinaryOperator; level: number }>([
  ["'||'|'or'", { operator: 'or', level: 1 }],
  ["'&&'|'and'", { operator: 'and', level: 2 }],
  ["'=='|'eq'", { operator: '==', level: 3 }],
  ["'!='|'ne'", { operator: '!=', level: 3 }],
  ["'<'|'lt'", { operator: '<', level: 4 }],
  ["'<='|'le'", { operator: '<=', level: 4 }],
  ["'>='|'ge'", { operator: '>=', level: 4 }],
  ["'>'|'gt'", { operator: '>', level: 4 }],
  ["'+'", { operator: '+', level: 5 }],
  ["'-'", { operator: '-', level: 5 }],
  ["'*'", { operator: '*', level: 6 }],
  ["'/'|'div'", { operator: '/', level: 6 }],
  ["'%'|'mod'", { operator: '%', level: 6 }],
]);

class Parser {
  readonly #scanner: Scanner;
  readonly #ahead: Token[] = [];
  readonly #functions: Extract<Node, { type: 'function' }>[] = [];
  #token: Token;
  #depth = 0;

  constructor(readonly text: string) {
    this.#scanner = new Scanner(text);
    this.#token = this.#scanner.next();
  }

  /** text? ((dynamic text?)+ | (deferred text?)+)? */
  parse(): Expression {
    const parts: Node[] = [];
    this.#plainText(parts);
    if (this.#is('<EOF>')) return new ConstantExpression(this.text, this.#plain(parts));
    const start = this.#is("'#{'") ? "'#{'" : "'${'";
    while (!this.#is('<EOF>')) {
      this.#consume(start);
      parts.push(this.#expression());
      this.#consume("'}'");
      this.#plainText(parts);
    }
    this.#bindFunctions();
    return new ParsedExpression(this.text, parts);
  }

  #plainText(parts: Node[]): void {
    if (this.#is('<TEXT>')) parts.push({ type: 'literal', value: this.#advance().image });
  }

  #plain(parts: readonly Node[]): string {
    const [text] = parts;
    return text?.type === 'literal' ? String(text.value) : '';
  }

  /** or (? expression : expression)? */
  #expression(): Node {
    return this.#optionalExpression() ?? this.#fail(EXPRESSION_START);
  }

  #optionalExpression(): Node | undefined {
    this.#enter();
    const question = this.#binary(1);
    if (question === undefined || !this.#is("'?'")) {
      this.#depth--;
      return question;
    }
    this.#advance();
    const yes = this.#expression();
    this.#consume("':'");
    const no = this.#expression();
    this.#depth--;
    return { type: 'choice', question, yes, no };
  }

  #binary(minimum: number): Node | undefined {
    let node = this.#unary();
    if (node === undefined) return undefined;
    for (;;) {
      const level = BINARY.get(this.#token.kind)?.level ?? 0;
      if (level < minimum || level === 0) return node;
      const rest: Operation[] = [];
      for (let found = this.#operator(level); found; found = this.#operator(level)) {
        this.#advance();
        rest.push({
          operator: found,
          operand: this.#binary(level + 1) ?? this.#fail(EXPRESSION_START),
        });
      }
      node = { type: 'binary', first: node, rest };
    }
  }

  #operator(level: number): BinaryOperator | undefined {
    const found = BINARY.get(this.#token.kind);
    return found?.level === level ? found.operator : undefined;
  }

  #unary(): Node | undefined {
    const operator = UNARY.get(this.#token.kind);
    if (operator === undefined) return this.#value();
    this.#enter();
    this.#advance();
    const operand = this.#unary() ?? this.#fail(EXPRESSION_START);
    this.#depth--;
    return { type: 'unary', operator, operand };
  }

  /** (nonliteral | literal) (. identifier | [ expression ])*, each with parameters or without */
  #value(): Node | undefined {
    const base = this.#nonliteral() ?? this.#literal();
    if (base === undefined) return undefined;
    const steps: Step[] = [];
    for (let step = this.#step(); step; step = this.#step()) steps.push(step);
    return steps.length === 0 ? base : { type: 'access', base, steps };
  }

  #step(): Step | undefined {
    const notation = this.#is("'.'") ? 'dot' : this.#is("'['") ? 'bracket' : undefined;
    if (notation === undefined) return undefined;
    this.#advance();
    let key: Node;
    if (notation === 'dot') key = { type: 'literal', value: this.#consume('<IDENTIFIER>').image };
    else {
      key = this.#expression();
      this.#consume("']'");
    }
    return this.#is("'('") ? { notation, key, parameters: this.#parameters() } : { notation, key };
  }

  /** identifier | (identifier :)? identifier ( parameters ) | ( expression ) */
  #nonliteral(): Node | undefined {
    if (this.#is("'('")) {
      this.#advance();
      const node = this.#expression();
      this.#consume("')'");
      return { type: 'nested', node };
    }
    if (!this.#is('<IDENTIFIER>')) return undefined;
    let name = `${this.#advance().image}`;
    if (
      this.#is("':'") &&
      this.#lookAhead(0).kind === '<IDENTIFIER>' &&
      this.#lookAhead(1).kind === "'('"
    ) {
      this.#advance();
      name += `:${this.#advance().image}`;
    }
    if (!this.#is("'('")) return { type: 'identifier', name };
    const call = { type: 'function', name, parameters: this.#parameters() } as const;
    this.#functions.push(call);
    return call;
  }

  #parameters(): Node[] {
    this.#consume("'('");
    const parameters: Node[] = [];
    const first = this.#optionalExpression();
    if (first !== undefined) {
      parameters.push(first);
      while (this.#is("','")) {
        this.#advance();
        parameters.push(this.#expression());
      }
    }
    this.#consume("')'");
    return parameters;
  }

  #literal(): Node | undefined {
    const value = this.#literalValue();
    if (value === undefined) return undefined;
    this.#advance();
    return { type: 'literal', value };
  }

  #literalValue(): unknown {
    const image = this.#token.image ?? '';
    switch (this.#token.kind) {
      case "'true'":
        return true;
      case "'false'":
        return false;
      case "'null'":
        return null;
      case '<STRING>':
        return image;
      case '<INTEGER>':
        return long(parseLong(image) ?? this.#fail('<INTEGER>'));
      case '<FLOAT>':
        return double(Number(image));
      default:
        return undefined;
    }
  }

  /**
   * Functions are looked for when all is parsed (JUEL's Tree.bind), inner ones before outer ones.
   */
  #bindFunctions(): void {
    for (const { name, parameters } of this.#functions) {
      const arity = functionArity(name);
      if (arity === undefined && isHostFunction(name)) continue;
      if (arity === undefined)
        throw expressionFailure.syntax(`Could not resolve function '${name}'`);
      if (arity !== parameters.length)
        throw expressionFailure.syntax(`Parameters for function '${name}' do not match`);
    }
  }

  #enter(): void {
    this.#depth++;
    if (this.#depth > NESTING) {
      throw expressionFailure.syntax(
        `Error parsing '${this.text.slice(0, 60)}…': nested more than ${NESTING} levels deep`,
      );
    }
  }

  #is(kind: TokenKind): boolean {
    return this.#token.kind === kind;
  }

  #lookAhead(index: number): Token {
    while (this.#ahead.length <= index) this.#ahead.push(this.#scanner.next());
    return this.#ahead[index] as Token;
  }

  /** Goes on to the next token and answers the one that was there. */
  #advance(): Token {
    const token = this.#token;
    this.#token = this.#ahead.shift() ?? this.#scanner.next();
    return token;
  }

  #consume(expected: TokenKind): Token {
    return this.#is(expected) ? this.#advance() : this.#fail(expected);
  }

  #fail(expected: string): never {
    throw new JuelSyntaxError('syntax', this.#token.position, `'${this.#token.image}'`, expected);
  }
}
