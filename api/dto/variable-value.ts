import type { TypedColumns, TypedValue } from '../../engine/index.ts';
import { coercion, type JsonObject, member } from '../coercion.ts';
import { formatDate } from '../date-format.ts';
import { nothingGiven } from '../nothing-given.ts';
import { serializedObject } from './serialized-object.ts';
import { typedValue } from './typed-value.ts';

/** A variable as the REST API writes it. */
export interface VariableValueDto {
  type: string | null;
  value: unknown;
  valueInfo: JsonObject | null;
}

/** `{value, type, valueInfo}` of JSON, its value still as it came; throws unreadableBody where it is none. */
export const variableValue = (json: unknown): VariableValueDto | null => {
  const object = coercion.object(json);
  return (
    object && {
      type: coercion.string(member(object, 'type') ?? null),
      value: member(object, 'value') ?? null,
      valueInfo: coercion.object(member(object, 'valueInfo') ?? null),
    }
  );
};

export type VariableValueDtos = ReadonlyMap<string, VariableValueDto | null>;

/** A JSON object of variables by name. */
export const variableValues = (json: unknown): VariableValueDtos | null => {
  const object = coercion.object(json);
  return (
    object && new Map(Object.entries(object).map(([name, value]) => [name, variableValue(value)]))
  );
};

/** Variables of a request as they are stored. Throws what typedValue throws. */
export const typedValues = (values: VariableValueDtos | null): Map<string, TypedValue> => {
  const typed = new Map<string, TypedValue>();
  for (const [name, dto] of values ?? []) {
    if (dto === null) throw nothingGiven(`variable ${name}`);
    typed.set(name, typedValue(dto));
  }
  return typed;
};

/**
 * A stored variable as the REST API shows it. Objects come as what they are made of, or as the text that is stored where
 * they shall not be deserialized; the bytes of a file never come.
 */
export const variableValueDto = (columns: TypedValue, deserialize = true): VariableValueDto => ({
  type: columns.type.charAt(0).toUpperCase() + columns.type.slice(1),
  value: (shown[columns.type] ?? shown.object)?.(columns, deserialize) ?? null,
  valueInfo: { ...valueInfoOf(columns), ...(columns.transient && { transient: true }) },
});

/** Several of them, by name. */
export const variableValueDtos = (
  variables: ReadonlyMap<string, TypedValue>,
  deserialize = true,
): Record<string, VariableValueDto> => {
  const dtos = Object.create(null) as Record<string, VariableValueDto>;
  for (const [name, columns] of variables) dtos[name] = variableValueDto(columns, deserialize);
  return dtos;
};

type Shown = (columns: TypedColumns, deserialize: boolean) => unknown;

const storedText: Shown = ({ bytes, textValue }) =>
  bytes === null ? textValue : Buffer.from(bytes, 'base64').toString();

const shown: Readonly<Record<string, Shown>> = {
  null: () => null,
  string: ({ textValue }) => textValue,
  integer: ({ longValue }) => longValue,
  short: ({ longValue }) => longValue,
  long: ({ longValue }) => longValue,
  // JSON has no such numbers; Jackson writes their names.
  double: ({ doubleValue }) =>
    Number.isFinite(doubleValue) || doubleValue === null ? doubleValue : String(doubleValue),
  boolean: ({ longValue }) => (longValue === null ? null : longValue === 1),
  date: ({ longValue }) => (longValue === null ? null : formatDate(longValue)),
  bytes: ({ bytes }) => bytes,
  file: () => null,
  json: (columns) => (columns.bytes === null ? null : storedText(columns, false)),
  xml: (columns) => (columns.bytes === null ? null : storedText(columns, false)),
  object: (columns, deserialize) => serializedObject(columns, deserialize),
};

const valueInfoOf = ({ type, textValue, textValue2 }: TypedColumns): JsonObject => {
  if (type === 'object') return { objectTypeName: textValue2, serializationDataFormat: textValue };
  if (type !== 'file') return {};
  const [mimeType, encoding] = (textValue2 ?? '').split('#');
  return {
    filename: textValue ?? '',
    ...(mimeType && { mimeType }),
    ...(encoding && { encoding }),
  };
};
