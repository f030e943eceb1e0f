import { expressionFailure, Failure } from '../failure.ts';
import { coerceToString } from './coerce.ts';
import { compile, type Evaluator } from './compile.ts';
import type { Expression, ExpressionContext } from './expression.ts';
import { isThrownByHost } from './host-bean.ts';
import { InvocationException, JavaException } from './java-exception.ts';
import type { Node } from './syntax-tree.ts';

/** A text with at least one expression in it. */
export class ParsedExpression implements Expression {
  readonly isLiteral = false;
  readonly #evaluator: Evaluator;

  constructor(
    readonly text: string,
    parts: readonly Node[],
  ) {
    const [only] = parts;
    this.#evaluator =
      only && parts.length === 1 ? compile(only, true) : joined(parts.map((part) => compile(part)));
  }

  evaluate(context: ExpressionContext): unknown {
    try {
      return this.#evaluator(context);
    } catch (error) {
      throw evaluationFailure(this.text, error);
    }
  }
}

/** A plain text: always itself. */
export class ConstantExpression implements Expression {
  readonly isLiteral = true;

  constructor(
    readonly text: string,
    readonly value: string,
  ) {}

  evaluate(): string {
    return this.value;
  }
}

/** Whether an evaluation failed because a name or a property is unknown. */
export const isUnknownProperty = (failure: unknown): boolean =>
  failure instanceof Failure &&
  failure.cause instanceof JavaException &&
  failure.cause.className.endsWith('.PropertyNotFoundException');

const joined =
  (parts: readonly Evaluator[]): Evaluator =>
  (context) => {
    let text = '';
    for (const part of parts) text += coerceToString(part(context));
    return text;
  };

/** What JuelExpression.getValue makes of an exception. The failure keeps it as its cause. */
const evaluationFailure = (text: string, error: unknown): unknown => {
  if (isThrownByHost(error)) return error;
  const failure = failureOf(text, error);
  if (failure !== undefined)
    failure.cause = error instanceof InvocationException ? error.thrown : error;
  return failure ?? error;
};

const failureOf = (text: string, error: unknown): Failure | undefined => {
  if (error instanceof InvocationException)
    return expressionFailure.thrown(error.thrown.describe());
  if (error instanceof JavaException) {
    if (error.className.endsWith('.PropertyNotFoundException'))
      return expressionFailure.unknownProperty(text, error.message);
    if (error.className.endsWith('.MethodNotFoundException'))
      return expressionFailure.unknownMethod(text, error.message);
  }
  if (error instanceof JavaException || error instanceof Failure)
    return expressionFailure.evaluation(text, error.message);
  // A value that is nested too deeply to be compared or written: a StackOverflowError in Java.
  return error instanceof RangeError
    ? expressionFailure.thrown('java.lang.StackOverflowError')
    : undefined;
};
