import { parseLong } from '../expression/coerce.ts';
import { javaText } from '../expression/java-text.ts';
import { JavaNumber, long } from '../expression/java-value.ts';
import { formFailure } from '../failure.ts';
import type { FormField } from '../model/process-graph.ts';
import { datePattern } from './date-pattern.ts';
import type { TypedValue } from './variable-scope.ts';
import { columns, fromValue, toValue } from './variable-value.ts';

/** The type of a form field: how what was submitted becomes a variable, and a variable what a form shows. */
interface FormType {
  toModel(value: unknown): TypedValue;
  toForm(value: unknown): TypedValue;
}

/** A value as a variable of the field's type (AbstractFormFieldType.convertToModelValue). */
export const modelValue = (field: TypedField, value: TypedValue): TypedValue =>
  withTransience(typeOf(field).toModel(toValue(value)), value);

/** A variable as a form shows it (convertToFormValue). */
export const formValue = (field: TypedField, value: TypedValue): TypedValue =>
  withTransience(typeOf(field).toForm(toValue(value)), value);

type TypedField = Pick<FormField, 'type' | 'datePattern' | 'values'>;

const withTransience = (value: TypedValue, { transient }: TypedValue): TypedValue =>
  transient ? { ...value, transient } : value;

const symmetric = (convert: (value: unknown) => TypedValue): FormType => ({
  toModel: convert,
  toForm: convert,
});

const typeOf = ({ type, datePattern: pattern, values }: TypedField): FormType => {
  switch (type) {
    case 'long':
      return symmetric(longValue);
    case 'boolean':
      return symmetric(booleanValue);
    case 'enum':
      return symmetric((value) => enumValue(value, values));
    case 'date':
      return dateType(pattern ?? 'dd/MM/yyyy');
    default:
      return symmetric((value) =>
        value === null ? columns('string') : fromValue(javaText(value)),
      );
  }
};

const longValue = (value: unknown): TypedValue => {
  if (value === null) return columns('long');
  if (!(value instanceof JavaNumber) && typeof value !== 'string')
    throw formFailure.notOfType(javaText(value), 'Long');
  const number = parseLong(javaText(value));
  if (number === undefined) throw formFailure.noNumber(javaText(value));
  return fromValue(long(number));
};

const booleanValue = (value: unknown): TypedValue => {
  if (value === null) return columns('boolean');
  if (typeof value !== 'boolean' && typeof value !== 'string')
    throw formFailure.notOfType(javaText(value), 'Boolean');
  return fromValue(String(value).toLowerCase() === 'true');
};

const enumValue = (value: unknown, values: FormField['values']): TypedValue => {
  if (value === null) return columns('string');
  if (typeof value !== 'string') throw formFailure.notOfType(javaText(value), 'String');
  if (!values.some(([id]) => id === value)) throw formFailure.notInEnum(value);
  return fromValue(value);
};

const dateType = (pattern: string): FormType => ({
  toModel(value) {
    if (value === null) return columns('date');
    if (value instanceof Date) return fromValue(value);
    if (typeof value !== 'string') throw formFailure.noDate(javaText(value));
    if (value.trim() === '') return columns('date');
    const date = datePattern(pattern).parse(value.trim());
    if (!date) throw formFailure.unreadableDate(value, pattern);
    return fromValue(date);
  },
  toForm(value) {
    if (value === null) return fromValue('');
    if (!(value instanceof Date)) throw formFailure.noDate(javaText(value));
    return fromValue(datePattern(pattern).format(value));
  },
});
