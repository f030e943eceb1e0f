import { parseDouble, parseInteger, parseLong } from '../expression/coerce.ts';
import { javaText } from '../expression/java-text.ts';
import { classNameOf, JavaNumber } from '../expression/java-value.ts';
import { formFailure } from '../failure.ts';
import type { FormField } from '../model/process-graph.ts';
import { expressionContext } from './expression-context.ts';
import type { VariableScope } from './variable-scope.ts';
import { fromValue, toValue } from './variable-value.ts';

type Constraint = FormField['constraints'][number];
/** Whether the submitted value, null where there is none, fulfils the constraint. */
type Validator = (
  value: unknown,
  constraint: Constraint,
  field: FormField,
  scope: VariableScope,
) => boolean;

/** Throws where a submitted value does not fulfil a constraint of its field (FormFieldValidationConstraintHandler). */
export const validateField = (field: FormField, value: unknown, scope: VariableScope): void => {
  for (const constraint of field.constraints) {
    const validator = validators[constraint.name];
    if (!validator) throw formFailure.noValidator(constraint.config ?? '');
    if (validator(value, constraint, field, scope)) continue;
    const { name, config } = constraint;
    throw formFailure.invalid(field.id, config === null ? name : `${name}(${config})`);
  }
};

/** Of the whole numbers a maximum excludes itself, as in Camunda. */
const validators: Readonly<Record<string, Validator>> = {
  min: (value, { config }) => compared(value, config, (number, limit) => number >= limit),
  max: (value, { config }) => compared(value, config, (number, limit) => number < limit),
  minlength: (value, { config }) =>
    measured('MinLengthValidator', 'minlength', value, config, (length, limit) => length >= limit),
  maxlength: (value, { config }) =>
    measured('MaxLengthValidator', 'maxlength', value, config, (length, limit) => length <= limit),
  readonly: (value) => value === null,
  required: (value, _, field, scope) => {
    if (value !== null) return value !== '';
    const variable = scope.findVariable(field.id);
    if (variable) return toValue(variable.row) !== null;
    const otherwise = field.defaultValue?.evaluate(expressionContext(scope)) ?? null;
    if (otherwise === null) return false;
    scope.setVariable(field.id, fromValue(otherwise));
    return true;
  },
};

/** AbstractNumericValidator: the limit is read as a number of the value's own type. */
const compared = (
  value: unknown,
  config: string | null,
  holds: (number: number, limit: number) => boolean,
): boolean => {
  if (value === null) return true;
  if (!(value instanceof JavaNumber)) return false;
  const parse =
    value.kind === 'Double' ? parseDouble : value.kind === 'Long' ? parseLong : parseInteger;
  const limit = parse(config ?? '');
  if (limit === undefined) throw formFailure.badLimit(value.kind, javaText(value), String(config));
  return holds(value.toNumber(), Number(limit));
};

/** AbstractTextValueValidator */
const measured = (
  validator: string,
  name: string,
  value: unknown,
  config: string | null,
  holds: (length: number, limit: number) => boolean,
): boolean => {
  if (value === null) return true;
  if (typeof value !== 'string') throw formFailure.noText(validator, classNameOf(value));
  const limit = parseInteger(config ?? '');
  if (limit === undefined) throw formFailure.badLength(name, String(config));
  return holds(value.length, limit);
};
