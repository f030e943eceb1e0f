import type { ExpressionObject } from '../expression/expression.ts';
import { illegalState } from '../expression/java-exception.ts';
import { javaText } from '../expression/java-text.ts';
import { capitalized } from '../expression/methods.ts';
import { engineMethods, engineObjects } from './engine-object.ts';
import type { Variable } from './variable-scope.ts';
import { rememberTyped, toExpressionValue } from './variable-value.ts';

/** What `getVariableTyped` answers: a value with its type (org.camunda.bpm.engine.variable.value.TypedValue). */
export const typedValueObject = ({ row, transient }: Variable, isDeserialized = true) => {
  const object = show({ row: { ...row }, transient, isDeserialized });
  rememberTyped(object, { ...row, transient });
  return object;
};

interface Typed extends Pick<Variable, 'row' | 'transient'> {
  isDeserialized: boolean;
}

const VALUES = 'org.camunda.bpm.engine.variable.impl.value';
const TYPES = 'org.camunda.bpm.engine.variable.impl.type';
const SPIN = 'org.camunda.spin.plugin.variable';

const PRIMITIVE = ['boolean', 'bytes', 'date', 'double', 'integer', 'long', 'short', 'string'];
const NUMBERS = ['double', 'integer', 'long', 'short'];

const className = ({ row: { type } }: Typed): string => {
  if (type === 'null') return `${VALUES}.NullValueImpl`;
  if (PRIMITIVE.includes(type))
    return `${VALUES}.PrimitiveTypeValueImpl$${capitalized(type)}ValueImpl`;
  const place = type === 'json' || type === 'xml' ? `${SPIN}.value.impl` : VALUES;
  return `${place}.${capitalized(type)}ValueImpl`;
};

const isSerializable = ({ row: { type } }: Typed): boolean =>
  type === 'object' || type === 'json' || type === 'xml';

const contentOf = (typed: Typed): unknown => {
  if (typed.row.type === 'object' && !typed.isDeserialized)
    throw illegalState('Object is not deserialized.');
  return toExpressionValue(typed.row);
};

const serialized = (typed: Typed): string | null | undefined => {
  if (!isSerializable(typed)) return undefined;
  const { bytes } = typed.row;
  return bytes === null ? null : Buffer.from(bytes, 'base64').toString();
};

const textOf = (typed: Typed): string => {
  const { row, transient, isDeserialized } = typed;
  if (row.type === 'null') return "Untyped 'null' value";
  if (row.type === 'object') {
    const text = serialized(typed);
    return `ObjectValue [value=${isDeserialized ? javaText(contentOf(typed)) : null}, isDeserialized=${isDeserialized}, serializationDataFormat=${row.textValue}, objectTypeName=${row.textValue2}, serializedValue=${typeof text === 'string' ? `${text.length} chars` : null}, isTransient=${transient}]`;
  }
  return `Value '${javaText(contentOf(typed))}' of type '${typeText(row.type)}', isTransient=${transient}`;
};

const show = engineObjects<Typed>({
  className,
  properties: {
    value: contentOf,
    type: ({ row }) => typeObject(row.type),
    transient: ({ transient }) => transient,
    deserialized: (typed) => (isSerializable(typed) ? typed.isDeserialized : undefined),
    valueSerialized: serialized,
    serializationDataFormat: (typed) => {
      if (!isSerializable(typed)) return undefined;
      return typed.row.type === 'object' ? typed.row.textValue : `application/${typed.row.type}`;
    },
    objectTypeName: ({ row }) => (row.type === 'object' ? row.textValue2 : undefined),
  },
  methods: engineMethods<Typed>({ 'String toString()': textOf }),
});

const isPrimitive = (type: string): boolean => type === 'null' || PRIMITIVE.includes(type);

const typeText = (type: string): string =>
  isPrimitive(type) ? `PrimitiveValueType[${type}]` : type;

const types = new Map<string, { name: string }>();

/** A ValueType, by its name. */
const typeObject = (name: string): ExpressionObject => {
  const known = types.get(name) ?? { name };
  if (isPrimitive(name) || name === 'number') types.set(name, known);
  return showType(known);
};

const showType = engineObjects<{ name: string }>({
  className: ({ name }) => {
    if (isPrimitive(name) || name === 'number')
      return `${TYPES}.PrimitiveValueTypeImpl$${capitalized(name)}TypeImpl`;
    if (name === 'json' || name === 'xml')
      return `${SPIN}.type.impl.${capitalized(name)}ValueTypeImpl`;
    return `${TYPES}.${name === 'file' ? 'FileValue' : capitalized(name)}TypeImpl`;
  },
  properties: {
    name: ({ name }) => name,
    primitiveValueType: ({ name }) => isPrimitive(name) || name === 'number',
    abstract: ({ name }) => name === 'number',
    parent: ({ name }) => (NUMBERS.includes(name) ? typeObject('number') : null),
  },
  methods: engineMethods<{ name: string }>({ 'String toString()': ({ name }) => typeText(name) }),
});
