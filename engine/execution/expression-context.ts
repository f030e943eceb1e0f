import { coerceToInteger, coerceToString } from '../expression/coerce.ts';
import type { ContextFunction, Expression, ExpressionContext } from '../expression/expression.ts';
import { JavaNumber } from '../expression/java-value.ts';
import type { VariableScope } from './variable-scope.ts';
import { toValue } from './variable-value.ts';

/** The names that an expression of a scope can see: `execution` and `task`, then variables, then the host's beans. */
export const expressionContext = (scope: VariableScope): ExpressionContext => ({
  resolve(name) {
    if (name === 'execution' || name === 'task') {
      const own = scope.namedObject(name);
      if (own !== undefined) return own;
    } else if (name === 'authenticatedUserId') return scope.context.userId;
    const variable = scope.findVariable(name);
    if (variable) return toValue(variable.row);
    return scope.context.surroundings.beans.get(name);
  },
  call: (name) => contextFunction(scope, name),
});

const contextFunction = ({ context }: VariableScope, name: ContextFunction): unknown => {
  switch (name) {
    case 'now':
      return new Date(context.now());
    case 'currentUser':
      return context.userId;
    case 'currentUserGroups':
      return null;
  }
};

/** The value of an attribute of the model that is a text. */
export const text = (expression: Expression, scope: VariableScope): string | null => {
  if (expression.isLiteral) return expression.evaluate(noNames) as string;
  const value = expression.evaluate(expressionContext(scope));
  return value === null || value === undefined ? null : coerceToString(value);
};

/** The value of an attribute that is a whole number; a text of digits counts. */
export const integer = (expression: Expression, scope: VariableScope): number | null => {
  const value = expression.evaluate(expressionContext(scope));
  if (value === null || value === undefined) return null;
  return value instanceof JavaNumber ? value.toNumber() : coerceToInteger(value);
};

const noNames: ExpressionContext = { resolve: () => undefined };
