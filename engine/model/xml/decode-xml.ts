import { NotWellFormed } from './well-formedness.ts';

/** The characters of an XML file: by its byte order mark, else by the encoding that it declares, else UTF-8. */
export const decodeXml = (content: Uint8Array): string => {
  const encoding = markedEncoding(content) ?? declaredEncoding(content) ?? 'utf-8';
  const decoder = decoderFor(encoding);
  try {
    return decoder.decode(content);
  } catch {
    throw new NotWellFormed(`Invalid byte 1 of 1-byte ${encoding.toUpperCase()} sequence.`);
  }
};

const decoderFor = (encoding: string) => {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new NotWellFormed(encoding);
  }
};

const markedEncoding = ([first, second]: Uint8Array): string | undefined => {
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return undefined;
};

const declaredEncoding = (content: Uint8Array): string | undefined => {
  const start = new TextDecoder('latin1').decode(content.subarray(0, 200));
  return start.match(/^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/)?.[1];
};

/** A text file of a deployment: UTF-8. */
export const decodeText = (content: Uint8Array): string => new TextDecoder().decode(content);
