import { Failure } from '../engine/index.ts';

/** A part of a multipart/form-data body. */
export interface FormPart {
  /** The field's name. */
  name: string;
  fileName: string | null;
  contentType: string | null;
  bytes: Buffer;
  /** The bytes as text, where the part is text; null for a part of another media type. */
  text: string | null;
}

/**
 * The parts of a multipart/form-data body in their order, bytes and names as they were sent (RFC 7578).
 * Throws the 400 with which Camunda answers a body that is none.
 */
export const parseMultipart = (body: Uint8Array, contentType: string): FormPart[] => {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const boundary = headerParameter(contentType, 'boundary');
  if (!boundary) throw unprocessable();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: FormPart[] = [];
  // The first delimiter may stand at the very beginning, without the line break that is part of the others.
  let at = bytes.indexOf(delimiter.subarray(2));
  if (at < 0) throw unprocessable();
  at += delimiter.length - 2;
  while (!startsWith(bytes, at, '--')) {
    const start = bytes.indexOf('\r\n', at);
    const end = bytes.indexOf(delimiter, start);
    if (start < 0 || end < 0) throw unprocessable();
    const part = parsePart(bytes.subarray(start + 2, Math.max(end, start + 2)));
    if (part) parts.push(part);
    at = end + delimiter.length;
  }
  return parts;
};

const unprocessable = () =>
  new Failure(400, 'RestException', 'multipart/form-data cannot be processed', null);

const startsWith = (bytes: Buffer, at: number, text: string) =>
  bytes.toString('latin1', at, at + text.length) === text;

/** One that names no field is passed over. */
const parsePart = (bytes: Buffer): FormPart | undefined => {
  // A part without headers begins with the blank line.
  const blank = startsWith(bytes, 0, '\r\n') ? -2 : bytes.indexOf('\r\n\r\n');
  if (blank === -1) throw unprocessable();
  const headers = new Map<string, string>();
  if (blank > 0) {
    for (const line of bytes
      .toString('utf8', 0, blank)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')) {
      const colon = line.indexOf(':');
      if (colon > 0)
        headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
  }
  const disposition = headers.get('content-disposition') ?? '';
  const name = /^form-data\b/i.test(disposition) ? headerParameter(disposition, 'name') : null;
  if (name === null) return undefined;
  const contentType = headers.get('content-type') ?? null;
  const content = bytes.subarray(blank + 4);
  const isText = contentType === null || contentType.includes('text/plain');
  return {
    name,
    fileName: headerParameter(disposition, 'filename') || null,
    contentType,
    bytes: content,
    text: isText ? content.toString('utf8') : null,
  };
};

/** A parameter of a header such as `form-data; name="file"; filename="a \"b\".bpmn"`; null where it has none. */
const headerParameter = (header: string, name: string): string | null => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(
    header,
  );
  if (!match) return null;
  return match[1]?.replace(/\\(["\\])/g, '$1') ?? match[2] ?? '';
};
