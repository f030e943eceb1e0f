import { expressionFailure } from '../failure.ts';
import { isUnknownProperty } from './evaluate.ts';
import type { Expression, ExpressionContext } from './expression.ts';
import { classNameOf } from './java-value.ts';

/**
 * Evaluates a condition. Throws what the evaluation throws, and a Failure where the result is null
 * or no Boolean: EL's conversions do not apply (UelExpressionCondition.evaluate).
 */
export const evaluateCondition = (condition: Expression, context: ExpressionContext): boolean => {
  const result = condition.evaluate(context);
  if (result === null) throw expressionFailure.conditionIsNull();
  if (typeof result !== 'boolean')
    throw expressionFailure.conditionIsNotBoolean(classNameOf(result));
  return result;
};

/**
 * Evaluates a condition that waits for its variables: false where a name or a property is unknown
 * (UelExpressionCondition.tryEvaluate, for conditional events).
 */
export const tryEvaluateCondition = (
  condition: Expression,
  context: ExpressionContext,
): boolean => {
  try {
    return evaluateCondition(condition, context);
  } catch (failure) {
    if (isUnknownProperty(failure)) return false;
    throw failure;
  }
};
