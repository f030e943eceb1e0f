import { columns, javaText, type TypedValue } from '../../engine/index.ts';
import { member } from '../coercion.ts';
import { javaValue } from './java-value.ts';
import { illegal, transienceOf, withTransience } from './transience.ts';
import type { VariableValueDto } from './variable-value.ts';

/** A file, its bytes in base64 or as a form uploaded them (FileValueTypeImpl, FileValueSerializer). */
export const fileValue = (dto: VariableValueDto): TypedValue => {
  const { value, valueInfo } = dto;
  if (valueInfo === null) throw illegal('Cannot create file without valueInfo.');
  const text = (name: string) => {
    const given = member(valueInfo, name);
    return given === undefined || given === null ? null : javaText(javaValue(given));
  };
  const textValue = text('filename');
  if (textValue === null) {
    throw illegal(
      'Cannot create file without filename! Please set a name into ValueInfo with key filename',
    );
  }
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) {
    throw illegal('Provided value is not of File, InputStream or byte[] type.');
  }
  for (const [name, called] of [
    ['mimeType', 'mime type'],
    ['encoding', 'encoding'],
  ] as const) {
    if (member(valueInfo, name) === null) {
      throw illegal(
        `The provided ${called} is null. Set a non-null value info property with key 'filename'`,
      );
    }
  }
  const described = [text('mimeType'), text('encoding')];
  const textValue2 = described.some((each) => each !== null)
    ? described.map((each) => each ?? '').join('#')
    : null;
  const bytes = Buffer.from(value as string, 'base64').toString('base64');
  return withTransience(columns('file', { textValue, textValue2, bytes }), transienceOf(dto));
};
