import { restFailure, type TypedColumns } from '../engine/index.ts';

/** Bytes to be saved under a name, as Camunda answers them (URLEncodingUtil.buildAttachmentValue). */
export const attachment = (
  content: Uint8Array<ArrayBuffer>,
  filename: string,
  mediaType: string,
): Response => {
  const encoded = encodeURIComponent(filename).replace(
    /[!'()~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(content, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${headerText(filename)}"; filename*=UTF-8''${encoded}`,
    },
  });
};

/** The content of a variable of type Bytes or File; throws 400 for any other type (VariableResponseProvider). */
export const variableData = (columns: TypedColumns, id: string): Response => {
  const bytes = Buffer.from(columns.bytes ?? '', 'base64');
  if (columns.type === 'bytes')
    return new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } });
  if (columns.type !== 'file')
    throw restFailure.invalidRequest(`Value of variable with id ${id} is not a binary value.`);
  const [mimeType, encoding] = columns.textValue2?.split('#') ?? [];
  const mediaType = mimeType || 'application/octet-stream';
  return attachment(
    bytes,
    columns.textValue ?? '',
    encoding ? `${mediaType}; charset=${encoding}` : mediaType,
  );
};

/** A header holds Latin-1 only, and nothing that would end it or its quotes. */
const headerText = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]|["\\]/g, '?');
