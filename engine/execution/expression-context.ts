import { parseInteger } from '../expression/coerce.ts';
import type { ContextFunction, Expression, ExpressionContext } from '../expression/expression.ts';
import { classCast, numberFormat, uncaught } from '../expression/java-exception.ts';
import { classNameOf } from '../expression/java-value.ts';
import { hostPort } from './host-calls.ts';
import type { VariableScope } from './variable-scope.ts';
import { toExpressionValue } from './variable-value.ts';

/**
 * The names that an expression of a scope can see: `execution`, `task` and `externalTask`, then variables, then the
 * host's beans. `mayWait`: whether a promise that a bean answers as the result is given to the caller, who waits for it.
 */
export const expressionContext = (scope: VariableScope, mayWait = false): ExpressionContext => ({
  get host() {
    return hostPort(scope.context, mayWait);
  },
  resolve(name) {
    if (name === 'execution' || name === 'task' || name === 'externalTask') {
      const own = scope.namedObject(name);
      if (own !== undefined) return own;
    } else if (name === 'authenticatedUserId') return scope.context.userId;
    const variable = scope.findVariable(name);
    if (variable) return toExpressionValue(variable.row);
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

/** The value of an attribute of the model that is a text: Java casts it, and converts nothing. */
export const text = (expression: Expression, scope: VariableScope): string | null => {
  const value = expression.evaluate(expressionContext(scope));
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  throw uncaught(classCast(classNameOf(value), 'java.lang.String'));
};

/** What Integer.parseInt makes of a text; another text than of a whole number is refused as there. */
export const wholeNumber = (value: string): number => {
  const number = parseInteger(value);
  if (number === undefined) throw uncaught(numberFormat(value));
  return number;
};
