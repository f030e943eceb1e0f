import { Failure, javaFailure } from '../failure.ts';
import { SpinError } from '../script/worker/spin/spin-error.mjs';

/** An exception as Java has it, on its way to the Failure that evaluate.ts makes of it. */
export class JavaException extends Error {
  constructor(
    readonly className: string,
    /** Null where Java's getMessage() is. */
    readonly text: string | null,
  ) {
    super(`${text}`);
  }

  /** Java's Throwable.toString. */
  describe(): string {
    return this.text === null ? this.className : `${this.className}: ${this.text}`;
  }
}

const el = (name: string) => (message: string) =>
  new JavaException(`org.camunda.bpm.impl.juel.jakarta.el.${name}`, message);
const lang = (name: string) => (text: string | null) =>
  new JavaException(`java.lang.${name}`, text);

/**
 * JUEL's own complaints: PropertyNotFoundException, MethodNotFoundException and the general
 * ELException.
 */
export const propertyNotFound = el('PropertyNotFoundException');
export const methodNotFound = el('MethodNotFoundException');
export const elException = el('ELException');

export const illegalArgument = lang('IllegalArgumentException');
export const numberFormat = (text: string) =>
  lang('NumberFormatException')(`For input string: "${text}"`);
export const illegalState = lang('IllegalStateException');
export const arithmetic = lang('ArithmeticException');
export const nullPointer = lang('NullPointerException');
export const indexOutOfBounds = lang('IndexOutOfBoundsException');
export const stringIndexOutOfBounds = lang('StringIndexOutOfBoundsException');

/** What the JVM says of a cast between two classes of its own. */
export const classCast = (from: string, to: string) =>
  lang('ClassCastException')(
    `class ${from} cannot be cast to class ${to} (${from} and ${to} are in module java.base of loader 'bootstrap')`,
  );

/** What a client is told where such an exception is thrown outside of any expression. */
export const uncaught = ({ className, message }: JavaException): Failure =>
  javaFailure.uncaught(className, message);

/**
 * An exception that a called method threw: Camunda reports the cause and not that a call failed.
 */
export class InvocationException extends Error {
  constructor(readonly thrown: JavaException) {
    super(thrown.message);
  }
}

/** Runs a method: what it throws as JavaException or Failure comes out as InvocationException. */
export const invoking = <T>(run: () => T): T => {
  try {
    return run();
  } catch (error) {
    if (error instanceof JavaException) throw new InvocationException(error);
    if (error instanceof Failure) throw new InvocationException(asJavaException(error));
    throw error;
  }
};

/** Class and message of what user code was refused with, undefined for what is neither of Java nor a Failure. */
export const exceptionText = (thrown: unknown): string | undefined => {
  if (thrown instanceof JavaException) return thrown.describe();
  return thrown instanceof Failure ? asJavaException(thrown).describe() : undefined;
};

/** The exceptions of org.camunda.bpm.engine.exception; all others are of org.camunda.bpm.engine. */
const INNER = ['NotFoundException', 'NotValidException', 'NullValueException'];

const asJavaException = (failure: Failure): JavaException => {
  const place = INNER.includes(failure.type)
    ? 'org.camunda.bpm.engine.exception'
    : 'org.camunda.bpm.engine';
  const exception = new JavaException(`${place}.${failure.type}`, failure.message);
  exception.cause = failure;
  return exception;
};

/** Does something with JSON: what it throws comes out as JavaException. */
export const ofSpin = <T>(run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw error instanceof SpinError ? new JavaException(error.className, error.message) : error;
  }
};
