import type { Methods } from './signature.ts';

/**
 * A text with `${…}` or `#{…}` in it, parsed at deployment (see parse.ts) and evaluated as often as
 * wanted.
 */
export interface Expression {
  /** As it stands in the model. */
  readonly text: string;
  /**
   * Whether the whole text is plain, without an expression in it: then its value is the text,
   * escapes resolved.
   */
  readonly isLiteral: boolean;
  /**
   * Evaluates it to a value as java-value.ts describes them: numbers are JavaNumbers. Throws a
   * Failure (ProcessEngineException: "Unknown property used in expression: …" or "Error while
   * evaluating expression: …") as Camunda's JuelExpression does. What `context` throws and is no
   * Failure (a BpmnError) passes through.
   */
  evaluate(context: ExpressionContext): unknown;
}

/** What an expression can see: names, and nothing else. */
export interface ExpressionContext {
  /**
   * The value of a name (variable, `execution`, `task`, bean), or `undefined` where nothing has
   * that name. Plain JavaScript numbers count as java-value.ts says under fromJavaScript, so a
   * whole Double must be a JavaNumber.
   */
  resolve(name: string): unknown;
  /** Answers Camunda's functions; without it nobody is logged in, and the time is not known. */
  call?(name: ContextFunction): unknown;
  /** What the embedding host registered; without it `resolve` knows no HostBean. */
  readonly host?: HostPort;
}

/** The embedding host's code. */
export interface HostPort {
  /** The bean of a name, undefined where there is none. */
  bean(name: string): unknown;
  /**
   * Runs code of the host once in a command, however often it is evaluated, with arguments as
   * toHost makes them. A promise is answered only for the result of the whole expression, and only
   * where whoever evaluates it can wait.
   */
  call(
    run: (args: readonly unknown[]) => unknown,
    args: readonly unknown[],
    isResult: boolean,
  ): unknown;
}

/**
 * What Camunda's CommandContextFunctions and DateTimeFunctions ask of the running command: `now` a
 * Date, `currentUser` a string or null, `currentUserGroups` an array of strings or null.
 */
export type ContextFunction = 'now' | 'currentUser' | 'currentUserGroups';

/**
 * An object that the engine shows to expressions (`execution`, `task`…): only what `property` and
 * `invoke` answer can be reached. `getX()` and `isX()` are answered by `property('x')`, `x` by
 * `invoke('getX', [])` or `'isX'`, where the object knows only the other form. A Failure thrown by
 * them is reported as Camunda reports the cause of an exception.
 */
export interface ExpressionObject {
  readonly [expressionObject]: true;
  /**
   * The Java class that error texts name, such as
   * `org.camunda.bpm.engine.impl.persistence.entity.TaskEntity`.
   */
  readonly className: string;
  /** The value of a property, `undefined` where it has none of that name. */
  property(name: string): unknown;
  /**
   * Methods by their Java signatures, of which an expression calls the one that EL chooses;
   * `invoke` serves those that are not declared.
   */
  readonly methods?: Methods;
  /**
   * Calls a method; answers `noSuchMethod` where it has none of that name and number of arguments.
   * The arguments are as the expression has them (JavaNumber, string, …): what Java would convert,
   * coerce.ts converts.
   */
  invoke(name: string, args: readonly unknown[]): unknown;
}

export const expressionObject: unique symbol = Symbol('expression object');
export const noSuchMethod: unique symbol = Symbol('no such method');

export const isExpressionObject = (value: unknown): value is ExpressionObject =>
  typeof value === 'object' && value !== null && expressionObject in value;
