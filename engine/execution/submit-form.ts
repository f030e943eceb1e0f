import { coerceToString, parseLong } from '../expression/coerce.ts';
import type { ExpressionContext } from '../expression/expression.ts';
import { javaText } from '../expression/java-text.ts';
import { long } from '../expression/java-value.ts';
import { formFailure } from '../failure.ts';
import { historicFormField } from '../history/form-field.ts';
import type { Form, FormField, FormProperty } from '../model/process-graph.ts';
import { datePattern } from './date-pattern.ts';
import { expressionContext } from './expression-context.ts';
import { validateField } from './form-validation.ts';
import { formValue, modelValue } from './form-value.ts';
import type { Task } from './task.ts';
import { type TypedValue, type VariableScope, valuesOf } from './variable-scope.ts';
import { columns, fromValue, toValue } from './variable-value.ts';

export type Submitted = ReadonlyMap<string, TypedValue>;

/** Sets what a form was filled with as variables, by the types of its fields (DefaultFormHandler.submitFormVariables). */
export const submitForm = (
  scope: VariableScope,
  form: Form | null,
  submitted: Submitted,
  task: Task | null,
): void => {
  const left = new Map(submitted);
  for (const property of form?.properties ?? []) submitProperty(scope, property, left);
  for (const field of form?.fields ?? []) if (!field.isBusinessKey) submitField(scope, field, left);
  scope.setVariables(left);
  const execution = scope.scopeExecution;
  if (!execution) return;
  for (const [name, { type, textValue }] of submitted) {
    if (type === 'string' && textValue !== null)
      historicFormField(execution, name, textValue, task);
  }
};

const submitField = (
  scope: VariableScope,
  field: FormField,
  left: Map<string, TypedValue>,
): void => {
  const value = left.get(field.id);
  left.delete(field.id);
  validateField(field, value ? toValue(value) : null, scope);
  if (value) return scope.setVariable(field.id, modelValue(field, value));
  if (!field.defaultValue) return;
  const otherwise = field.defaultValue.evaluate(expressionContext(scope));
  scope.setVariable(field.id, modelValue(field, fromValue(otherwise)));
};

/** camunda:formProperty (FormPropertyHandler.submitFormProperty) */
const submitProperty = (
  scope: VariableScope,
  property: FormProperty,
  left: Map<string, TypedValue>,
): void => {
  const { id, isRequired, isWritable, defaultValue } = property;
  const value = left.get(id);
  if (value && !isWritable) throw formFailure.notWritable(id);
  if (isRequired && !value && !defaultValue) throw formFailure.required(id);
  left.delete(id);
  let given: unknown = null;
  if (value) given = property.type === null ? toValue(value) : ofProperty(property, toValue(value));
  else if (defaultValue) {
    const otherwise = defaultValue.evaluate(expressionContext(scope));
    if (otherwise === null && isRequired) throw formFailure.required(id);
    if (otherwise !== null) {
      const text = javaText(otherwise);
      given = property.type === null ? text : ofProperty(property, text);
    }
  }
  if (given !== null) scope.setVariable(variableOf(scope, property), fromValue(given));
};

/** An expression names the variable that is set, which must be there. */
const variableOf = (scope: VariableScope, { id, variable, expression }: FormProperty): string => {
  if (variable !== null || !expression) return variable ?? id;
  const name = /^[$#]\{\s*(\w+)\s*\}$/.exec(expression.text)?.[1];
  if (name === undefined || !scope.findVariable(name))
    throw formFailure.notAssignable(expression.text, name ?? expression.text);
  return name;
};

/** convertFormValueToModelValue */
const ofProperty = ({ type }: FormProperty, value: unknown): unknown => {
  if (type === 'string' || type === 'enum') return value === null ? null : coerceToString(value);
  if (value === null || value === '') return null;
  const text = javaText(value);
  if (type === 'boolean') return text.toLowerCase() === 'true';
  if (type === 'long') {
    const number = parseLong(text);
    if (number === undefined) throw formFailure.noNumber(text);
    return long(number);
  }
  const date = datePattern('dd/MM/yyyy').parse(text);
  if (!date) throw formFailure.invalidDate(text);
  return date;
};

/**
 * What a form shows: its fields with their values or default values, then the variables around that are no fields;
 * `names` null stands for all (GetTaskFormVariablesCmd).
 */
export const formVariables = (
  scope: VariableScope,
  form: Form | null,
  names: readonly string[] | null,
): Map<string, TypedValue> => {
  const find = (name: string) => scope.findVariable(name)?.row;
  const shown = fieldsShown(expressionContext(scope), form, names, find);
  for (const [name, value] of valuesOf(scope.visibleVariables()))
    if (names?.includes(name) !== false && !shown.has(name)) shown.set(name, value);
  return shown;
};

/** What a start form shows, where there are no variables yet (GetStartFormVariablesCmd). */
export const startFormVariables = (
  context: ExpressionContext,
  form: Form | null,
  names: readonly string[] | null,
): Map<string, TypedValue> => fieldsShown(context, form, names, () => undefined);

const fieldsShown = (
  context: ExpressionContext,
  form: Form | null,
  names: readonly string[] | null,
  find: (name: string) => TypedValue | undefined,
): Map<string, TypedValue> => {
  const shown = new Map<string, TypedValue>();
  for (const field of form?.fields ?? []) {
    if (names?.includes(field.id) === false) continue;
    const variable = find(field.id);
    shown.set(field.id, formValue(field, variable ?? defaultOf(field, context)));
  }
  return shown;
};

const defaultOf = (field: FormField, context: ExpressionContext): TypedValue => {
  const value = field.defaultValue?.evaluate(context) ?? null;
  return modelValue(field, value === null ? columns('null') : fromValue(value));
};
