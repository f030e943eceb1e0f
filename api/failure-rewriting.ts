import { Failure } from '../engine/index.ts';

/**
 * Camunda's REST layer catches exceptions of its engine and throws others in their place. This does it as its resources
 * do: the first rule that fits the failure decides, and without one it stays what it is.
 */
export const rewriting = async <V>(
  result: Promise<V> | (() => V | Promise<V>),
  ...rules: Rule[]
): Promise<V> => {
  try {
    return await (typeof result === 'function' ? result() : result);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const rule of rules) {
      const other = rule(error);
      if (other) throw other;
    }
    throw error;
  }
};

/** The failure to be thrown in place of one, or undefined where the rule is not about it. */
export type Rule = (failure: Failure) => Failure | undefined;

/** Classes of exceptions of Camunda's engine, by which its REST layer tells failures apart. */
export type ExceptionClass =
  | 'ProcessEngineException'
  | 'BadUserRequestException'
  | 'RestException'
  | (string & {});

const badUserRequests = new Set([
  'BadUserRequestException',
  'NotAllowedException',
  'NotFoundException',
  'NotValidException',
  'SuspendedEntityInteractionException',
  'MigrationPlanValidationException',
]);

const is = ({ type, code }: Failure, name: ExceptionClass): boolean => {
  if (name === 'RestException')
    return code === null && (type === 'RestException' || type === 'InvalidRequestException');
  if (name === 'ProcessEngineException') return code !== null && type !== 'AuthorizationException';
  if (name === 'BadUserRequestException') return badUserRequests.has(type);
  return type === name;
};

const identity = (message: string) => message;

/** `catch (name e) { throw new RestException(status, e, text) }`: the code of the cause is kept. */
export const asRest =
  (name: ExceptionClass, status: number, text: (message: string) => string = identity): Rule =>
  (failure) =>
    is(failure, name)
      ? new Failure(status, 'RestException', text(failure.message), failure.code)
      : undefined;

/** As asRest, with InvalidRequestException; `cause` says whether the exception is handed on, and with it its code. */
export const asInvalidRequest =
  (
    name: ExceptionClass,
    status: number | 'same',
    { text = identity, cause = true }: { text?: (message: string) => string; cause?: boolean } = {},
  ): Rule =>
  (failure) => {
    if (!is(failure, name)) return undefined;
    const told = status === 'same' ? failure.status : status;
    return new Failure(
      told,
      'InvalidRequestException',
      text(failure.message),
      cause ? failure.code : null,
    );
  };

/** `catch (BadUserRequestException e) { throw new InvalidRequestException(BAD_REQUEST, e.getMessage()) }` */
export const badRequestAsInvalid: Rule = asInvalidRequest('BadUserRequestException', 400, {
  cause: false,
});

/** The same exception with another status than the one it has where nothing catches it. */
export const withStatus =
  (name: ExceptionClass, status: number): Rule =>
  (failure) =>
    is(failure, name)
      ? new Failure(status, failure.type, failure.message, failure.code)
      : undefined;
