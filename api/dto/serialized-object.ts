import type { TypedColumns } from '../../engine/index.ts';

/** Objects are kept as JSON, whatever format their column names. */
export const serializedObject = ({ bytes }: TypedColumns, deserialize: boolean): unknown => {
  if (bytes === null) return null;
  const text = Buffer.from(bytes, 'base64').toString();
  return deserialize ? JSON.parse(text) : text;
};
