import { Failure, persistenceFailure } from '../failure.ts';

/** Refusals of queries (org.camunda.bpm.engine.impl: AbstractQuery and the query classes, EnsureUtil, AdhocQueryValidator). */
export const queryFailure = {
  /** What is neither a bad request by its class nor valid: a ProcessEngineException, so 500. */
  usage: (message: string) => new Failure(500, 'ProcessEngineException', message),
  badRequest: (message: string) => new Failure(400, 'BadUserRequestException', message),
  notValid: (message: string) => new Failure(400, 'NotValidException', message),
  nullValue: (what: string, how = 'is null') =>
    new Failure(500, 'NullValueException', `${what} ${how}`),
  directionWithoutOrder: () =>
    queryFailure.notValid(
      'You should call any of the orderBy methods first before specifying a direction: currentOrderingProperty is null',
    ),
  twoDirections: () =>
    queryFailure.notValid(
      'Invalid query: can specify only one direction desc() or asc() for an ordering constraint: direction is not null',
    ),
  orderWithoutDirection: () =>
    queryFailure.notValid(
      'Invalid query: call asc() or desc() after using orderByXX(): direction is null',
    ),
  expression: () =>
    queryFailure.badRequest(
      'Expressions are forbidden in adhoc queries. This behavior can be toggled in the process engine configuration',
    ),
  persistence: persistenceFailure,
  /** Camunda sets a text where its Java code wants something else. */
  argumentType: () => new Failure(500, 'IllegalArgumentException', 'argument type mismatch', null),
  /** Camunda's code runs into a null pointer, which its REST layer shows as it is. */
  nullPointer: (message: string) => new Failure(500, 'NullPointerException', message, null),
};
