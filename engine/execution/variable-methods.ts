import { coerceToString } from '../expression/coerce.ts';
import { noSuchMethod } from '../expression/expression.ts';
import type { VariableScope } from './variable-scope.ts';
import { fromValue, toExpressionValue } from './variable-value.ts';

/** The methods that `execution` and `task` share (org.camunda.bpm.engine.delegate.VariableScope). */
export const variableMethods = (
  scope: VariableScope,
  method: string,
  [first, second, ...more]: readonly unknown[],
): unknown => {
  const name = () => coerceToString(first);
  const count = [first, second, ...more].filter((each) => each !== undefined).length;
  switch (`${method}/${count}`) {
    case 'getVariable/1':
      return read(scope.findVariable(name()));
    case 'getVariableLocal/1':
      return read(scope.variables.get(name()));
    case 'hasVariable/1':
      return scope.findVariable(name()) !== undefined;
    case 'hasVariableLocal/1':
      return scope.variables.has(name());
    case 'hasVariables/0':
      return scope.visibleVariables().size > 0;
    case 'hasVariablesLocal/0':
      return scope.variables.size > 0;
    case 'getVariables/0':
      return asMap(scope.visibleVariables());
    case 'getVariablesLocal/0':
      return asMap(scope.variables);
    case 'getVariableNames/0':
      return new Set(scope.visibleVariables().keys());
    case 'getVariableNamesLocal/0':
      return new Set(scope.variables.keys());
    case 'setVariable/2':
      scope.setVariable(name(), fromValue(second));
      return null;
    case 'setVariableLocal/2':
      scope.setVariableLocal(name(), fromValue(second));
      return null;
    case 'removeVariable/1':
      scope.removeVariable(name());
      return null;
    case 'removeVariableLocal/1':
      scope.removeVariableLocal(name());
      return null;
    default:
      return noSuchMethod;
  }
};

const read = (variable: { row: Parameters<typeof toExpressionValue>[0] } | undefined): unknown =>
  variable ? toExpressionValue(variable.row) : null;

const asMap = (
  variables: ReadonlyMap<string, { row: Parameters<typeof toExpressionValue>[0] }>,
): Map<string, unknown> =>
  new Map([...variables].map(([name, variable]) => [name, toExpressionValue(variable.row)]));
