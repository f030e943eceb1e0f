import type { Expression } from '../expression/expression.ts';
import { JavaNumber } from '../expression/java-value.ts';
import { executionFailure, Failure } from '../failure.ts';
import { expressionContext } from './expression-context.ts';
import type { VariableScope } from './variable-scope.ts';

/**
 * The priority of a job or an external task, 0 where its expression cannot be evaluated (DefaultPriorityProvider: it
 * takes that for a sign of an application that is not there). `heading` says whose it is where the value is refused.
 */
export const priority = (
  declared: Expression,
  scope: VariableScope,
  heading: () => string,
): number => {
  const value = evaluated(declared, scope);
  if (declared.isLiteral) return Number(value);
  if (!(value instanceof JavaNumber)) throw executionFailure.priorityNoInteger(heading());
  if (value.kind === 'Double' || value.kind === 'Byte')
    throw executionFailure.priorityNoWholeNumber(heading());
  return value.toNumber();
};

const evaluated = (declared: Expression, scope: VariableScope): unknown => {
  try {
    return declared.evaluate(expressionContext(scope));
  } catch (error) {
    if (error instanceof Failure) return resolvedToNothing;
    throw error;
  }
};

const resolvedToNothing = new JavaNumber('Long', 0);
