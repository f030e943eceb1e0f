import { VariableMap } from '../expression/variable-map.ts';
import { engineMethods } from './engine-object.ts';
import { typedValueObject } from './typed-value.ts';
import type { TypedValue, Variable, VariableScope } from './variable-scope.ts';
import { fromValue, toExpressionValue } from './variable-value.ts';

type Name = string;
type Names = Iterable<string> | null;
type Variables = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>> | null;

/**
 * The methods that `execution` and `task` share (org.camunda.bpm.engine.delegate.VariableScope). The boolean of
 * setVariable is Camunda's own business (skipJavaSerializationFormatCheck), but expressions can call it.
 */
export const variableMethods = engineMethods<VariableScope>({
  'Object getVariable(String)': (scope, name: Name) => read(scope.findVariable(name)),
  'Object getVariable(String,boolean)': (scope, name: Name) => read(scope.findVariable(name)),
  'Object getVariableLocal(String)': (scope, name: Name) => read(scope.variables.get(name)),
  'Object getVariableLocal(String,boolean)': (scope, name: Name) => read(scope.variables.get(name)),
  'TypedValue getVariableTyped(String)': (scope, name: Name) => typed(scope.findVariable(name)),
  'TypedValue getVariableTyped(String,boolean)': (scope, name: Name, deserialize: boolean) =>
    typed(scope.findVariable(name), deserialize),
  'TypedValue getVariableLocalTyped(String)': (scope, name: Name) =>
    typed(scope.variables.get(name)),
  'TypedValue getVariableLocalTyped(String,boolean)': (scope, name: Name, deserialize: boolean) =>
    typed(scope.variables.get(name), deserialize),
  'boolean hasVariable(String)': (scope, name: Name) => scope.findVariable(name) !== undefined,
  'boolean hasVariableLocal(String)': (scope, name: Name) => scope.variables.has(name),
  'boolean hasVariables()': (scope) => scope.visibleVariables().size > 0,
  'boolean hasVariablesLocal()': (scope) => scope.variables.size > 0,
  'Map getVariables()': (scope) => asMap(scope.visibleVariables()),
  'Map getVariablesLocal()': (scope) => asMap(scope.variables),
  'Map getVariablesTyped()': (scope) => asMap(scope.visibleVariables()),
  'Map getVariablesTyped(boolean)': (scope, deserialize: boolean) =>
    asMap(scope.visibleVariables(), deserialize),
  'Map getVariablesLocalTyped()': (scope) => asMap(scope.variables),
  'Map getVariablesLocalTyped(boolean)': (scope, deserialize: boolean) =>
    asMap(scope.variables, deserialize),
  'Set getVariableNames()': (scope) => new Set(scope.visibleVariables().keys()),
  'Set getVariableNamesLocal()': (scope) => new Set(scope.variables.keys()),
  'void setVariable(String,Object)': (scope, name: Name, value: unknown) =>
    scope.setVariable(name, fromValue(value)),
  'void setVariable(String,Object,boolean)': (scope, name: Name, value: unknown) =>
    scope.setVariable(name, fromValue(value)),
  'void setVariableLocal(String,Object)': (scope, name: Name, value: unknown) =>
    scope.setVariableLocal(name, fromValue(value)),
  'void setVariableLocal(String,Object,boolean)': (scope, name: Name, value: unknown) =>
    scope.setVariableLocal(name, fromValue(value)),
  'void setVariables(Map)': (scope, variables: Variables) =>
    scope.setVariables(entriesOf(variables)),
  'void setVariablesLocal(Map)': (scope, variables: Variables) =>
    scope.setVariablesLocal(entriesOf(variables)),
  'void removeVariable(String)': (scope, name: Name) => scope.removeVariable(name),
  'void removeVariableLocal(String)': (scope, name: Name) => scope.removeVariableLocal(name),
  'void removeVariables(Collection)': (scope, names: Names) => {
    for (const name of names ?? []) scope.removeVariable(String(name));
  },
  'void removeVariablesLocal(Collection)': (scope, names: Names) => {
    for (const name of names ?? []) scope.removeVariableLocal(String(name));
  },
  // Both take away what the scope itself has.
  'void removeVariables()': (scope) => removeAll(scope),
  'void removeVariablesLocal()': (scope) => removeAll(scope),
});

const read = (variable: Variable | undefined): unknown =>
  variable ? toExpressionValue(variable.row) : null;

const typed = (variable: Variable | undefined, deserialize = true): unknown =>
  variable ? typedValueObject(variable, deserialize) : null;

const asMap = (variables: ReadonlyMap<string, Variable>, deserialize = true): VariableMap => {
  const now = new Map(variables);
  return new VariableMap(
    [...now].map(([name, variable]) => [name, read(variable)]),
    (name) => typed(now.get(name), deserialize),
  );
};

const entriesOf = (variables: Variables): [string, TypedValue][] => {
  if (variables instanceof VariableMap)
    return [...variables.keys()].map((name) => [name, fromValue(variables.typed(name))]);
  const entries = variables instanceof Map ? [...variables] : Object.entries(variables ?? {});
  return entries.map(([name, value]) => [String(name), fromValue(value)]);
};

const removeAll = (scope: VariableScope): void => {
  for (const name of [...scope.variables.keys()]) scope.removeVariableLocal(name);
};
