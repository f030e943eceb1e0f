import { fromValue, restFailure, type TypedValue } from '../../engine/index.ts';
import { parseJson } from '../json.ts';
import type { FormPart } from '../multipart.ts';
import { nothingGiven } from '../nothing-given.ts';
import { javaValue } from './java-value.ts';
import { typedValue } from './typed-value.ts';

/**
 * The value that a form uploads: its part `data` as Bytes, or as the type that `valueType` names, or, where `type` names
 * a Java class, as the object that its JSON is (AbstractVariablesResource.setBinaryVariable).
 */
export const uploadedValue = (parts: readonly FormPart[]): TypedValue => {
  const part = (name: string) => parts.findLast((each) => each.name === name);
  const data = part('data');
  if (!data) throw nothingGiven('the part data');
  if (part('type')) return jsonObject(data);
  const named = part('valueType');
  if (named?.text === null) {
    throw restFailure.invalidRequest(
      "Form part with name 'valueType' must have a text/plain value",
    );
  }
  const type = named?.text ?? 'Bytes';
  const isFile = type.toLowerCase() === 'file';
  return typedValue({ type, value: data.bytes, valueInfo: isFile ? fileInfo(data) : null });
};

const jsonObject = ({ contentType, bytes }: FormPart): TypedValue => {
  if (!contentType?.toLowerCase().includes('application/json')) {
    throw restFailure.invalidRequest(
      `Unrecognized content type for serialized java type: ${contentType}`,
    );
  }
  try {
    return fromValue(javaValue(parseJson(bytes.toString())));
  } catch {
    throw restFailure.invalidRequest('Could not deserialize JSON object: it is no JSON', 500);
  }
};

/** `text/plain; encoding=UTF-8; transient=true` */
const fileInfo = ({ fileName, contentType }: FormPart) => {
  const [mimeType, ...parameters] = (contentType ?? 'application/octet-stream')
    .split(';')
    .map((each) => each.trim());
  if (!/^[^\s/]+\/[^\s/]+$/.test(mimeType ?? ''))
    throw restFailure.rest(400, 'Invalid mime type given');
  const parameter = (name: string) => {
    const found = parameters.find((each) => each.toLowerCase().startsWith(`${name}=`));
    return found?.slice(name.length + 1).replace(/^"(.*)"$/, '$1');
  };
  const encoding = parameter('encoding');
  const transient = parameter('transient')?.toLowerCase() === 'true';
  return {
    filename: fileName,
    mimeType,
    ...(encoding && { encoding }),
    ...(transient && { transient }),
  };
};
