import { columns, Failure, jsonOf, restFailure, type TypedValue } from '../../engine/index.ts';
import { type JsonObject, member } from '../coercion.ts';
import { illegal, transienceOf, withTransience } from './transience.ts';
import type { VariableValueDto } from './variable-value.ts';

/**
 * A JSON document, kept as its text. Camunda keeps any text, and fails whenever it is read later; here it is refused with
 * the words of that failure.
 */
export const jsonValue = (dto: VariableValueDto): TypedValue => {
  const text = serializedText(dto);
  try {
    if (text !== null) jsonOf(text);
  } catch (error) {
    throw restFailure.invalidRequest((error as Error).message);
  }
  return withTransience(columns('json', { bytes: encode(text) }), transienceOf(dto));
};

/** An XML document, kept as its text. */
export const xmlValue = (dto: VariableValueDto): TypedValue =>
  withTransience(columns('xml', { bytes: encode(serializedText(dto)) }), transienceOf(dto));

/** An object that comes serialized: as JSON, which needs no Java class to be kept (ObjectTypeImpl). */
export const objectValue = (dto: VariableValueDto): TypedValue => {
  const text = serializedText(dto);
  const info = dto.valueInfo ?? {};
  const textValue2 = infoText(info, 'objectTypeName');
  const textValue = infoText(info, 'serializationDataFormat');
  const transient = transienceOf(dto);
  if (textValue === 'application/x-java-serialized-object') {
    throw refused('ENGINE-17007 Cannot set variable. Java serialization format is prohibited');
  }
  if (textValue !== 'application/json') throw withoutSerializer(text, textValue, textValue2);
  if (text !== null && !isJson(text))
    throw refused('Cannot deserialize object: its value is no JSON');
  return withTransience(
    columns('object', { bytes: encode(text), textValue, textValue2 }),
    transient,
  );
};

const serializedText = ({ type, value }: VariableValueDto): string | null => {
  if (value === null || typeof value === 'string') return value;
  throw restFailure.invalidRequest(
    `Must provide 'null' or String value for value of SerializableValue type '${type}'.`,
  );
};

const encode = (text: string | null) =>
  text === null ? null : Buffer.from(text).toString('base64');

const infoText = (info: JsonObject, name: string): string | null => {
  const value = member(info, name) ?? null;
  if (value === null || typeof value === 'string') return value;
  throw illegal(`valueInfo.${name} is no text`, 'ClassCastException');
};

const refused = (message: string) => new Failure(500, 'ProcessEngineException', message);

const withoutSerializer = (text: string | null, format: string | null, typeName: string | null) =>
  refused(
    `Cannot find serializer for value 'ObjectValue [value=null, isDeserialized=false, serializationDataFormat=${format}, ` +
      `objectTypeName=${typeName}, serializedValue=${text === null ? 'null' : `${text.length} chars`}, isTransient=false]'.`,
  );

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
