import {
  evaluateCondition as evaluateExpression,
  tryEvaluateCondition as tryEvaluateExpression,
} from '../expression/condition.ts';
import { executionFailure } from '../failure.ts';
import type { ConditionSource } from '../model/process-graph.ts';
import { expressionContext } from './expression-context.ts';
import type { VariableScope } from './variable-scope.ts';
import type { Work } from './work.ts';

/** Whether a condition holds. Anything but true or false is an error. */
export function* evaluateCondition(
  scope: VariableScope,
  condition: ConditionSource,
): Work<boolean> {
  if (condition.kind === 'expression')
    return evaluateExpression(condition.expression, expressionContext(scope));
  const result = yield* scope.context.surroundings.scripts.run(scope, condition);
  if (result === null) throw executionFailure.conditionNotBoolean('condition script returns null');
  if (typeof result === 'boolean') return result;
  throw executionFailure.conditionNotBoolean(
    `condition script returns non-Boolean: ${String(result)}`,
  );
}

/** The same for a conditional event, which may ask for a variable that does not exist yet: then it does not hold. */
export function* tryEvaluateCondition(
  scope: VariableScope,
  condition: ConditionSource,
): Work<boolean> {
  if (condition.kind === 'expression')
    return tryEvaluateExpression(condition.expression, expressionContext(scope));
  return yield* evaluateCondition(scope, condition);
}
