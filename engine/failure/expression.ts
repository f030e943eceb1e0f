import { engineFailure, Failure, type Texts } from './failure.ts';

/** Parsing and evaluating expressions (org.camunda.bpm.engine.impl.el: JuelExpression, UelExpressionCondition). */
export const expressionFailure = {
  syntax: (problem: string) =>
    engineFailure(`ENGINE-01009 Error while parsing process. ${problem}.`),
  unknownProperty: (text: string, cause: string) =>
    engineFailure(`Unknown property used in expression: ${text}. Cause: ${cause}`),
  unknownMethod: (text: string, cause: string) =>
    engineFailure(`Unknown method used in expression: ${text}. Cause: ${cause}`),
  evaluation: (text: string, cause: string) =>
    engineFailure(`Error while evaluating expression: ${text}. Cause: ${cause}`),
  /** Thrown by a method that an expression called: the exception as Java writes it. */
  thrown: (exception: string) => engineFailure(exception),
  conditionIsNull: () =>
    new Failure(500, 'NullValueException', 'condition expression returns null: result is null'),
  conditionIsNotBoolean: (className: string) =>
    engineFailure(
      `condition expression returns non-Boolean: result has class ${className} and not java.lang.Boolean`,
    ),
} satisfies Texts;

/** What Java itself throws, and Camunda does not catch: clients are told the exception's own name. */
export const javaFailure = {
  /** `className`: with its package. */
  uncaught: (className: string, message: string) =>
    new Failure(500, className.slice(className.lastIndexOf('.') + 1), message, null),
  /** BaseCallableElement.getDefinitionKey, CallableElement.getBusinessKey */
  cannotCast: (value: string) =>
    new Failure(500, 'ClassCastException', `Cannot cast '${value}' to String`, null),
} satisfies Texts;
