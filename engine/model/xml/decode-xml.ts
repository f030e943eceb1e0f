import { faultOfDeclaration } from './fault.ts';
import { NotWellFormed } from './not-well-formed.ts';

/** The characters of an XML file: by its byte order mark, else by the encoding that it declares, else UTF-8. */
export const decodeXml = (content: Uint8Array): string => {
  const marked = markedEncoding(content);
  const text = marked
    ? decode(content, marked)
    : decode(content, declaredIn(beginning(content)) ?? 'utf-8');
  const declared = declaredIn(text) ?? marked ?? '';
  if (marked && !/^(utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(declared))
    throw new NotWellFormed(marked === 'utf-16be' ? NO_CONTENT : NO_MARKUP);
  if (text.startsWith('\ufeff') || (!marked && /^utf-?16/i.test(declared)))
    throw new NotWellFormed(NO_CONTENT);
  return text;
};

/** As which Camunda's parser takes the null bytes of an encoding that a file has and does not declare. */
const NO_CONTENT = 'Content is not allowed in prolog.';
const NO_MARKUP = 'The markup in the document preceding the root element must be well-formed.';

const decode = (content: Uint8Array, encoding: string): string => {
  if (/^(us-)?ascii$/i.test(encoding)) refuseBeyondAscii(content);
  const isUnmarked = /^utf-?16$/i.test(encoding);
  const decoder = decoderFor(isUnmarked ? 'latin1' : encoding, content);
  try {
    return decoder.decode(content);
  } catch {
    throw new NotWellFormed(
      decoder.encoding === 'utf-8'
        ? invalidUtf8(content)
        : `Invalid byte 1 of 1-byte ${encoding.toUpperCase()} sequence.`,
    );
  }
};

const decoderFor = (encoding: string, content: Uint8Array) => {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new NotWellFormed(faultOfDeclaration(beginning(content)) ?? encoding);
  }
};

const markedEncoding = (content: Uint8Array): 'utf-16be' | 'utf-16le' | undefined => {
  const start = Buffer.from(content.subarray(0, 4)).toString('hex');
  if (start.startsWith('feff') || start === '003c003f') return 'utf-16be';
  if (start.startsWith('fffe') || start === '3c003f00') return 'utf-16le';
  return undefined;
};

/** Enough for a declaration, whatever the encoding that has ASCII in it. */
const beginning = (content: Uint8Array): string =>
  new TextDecoder('latin1').decode(content.subarray(0, 200)).replace(/^\xef\xbb\xbf/, '');

const declaredIn = (text: string): string | undefined =>
  text
    .match(/^<\?xml[^>]*?\bencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/)
    ?.slice(1)
    .find((one) => one !== undefined);

const refuseBeyondAscii = (content: Uint8Array): void => {
  const byte = content.find((one) => one > 127);
  if (byte !== undefined)
    throw new NotWellFormed(`Byte "${byte}" is not a member of the (7-bit) ASCII character set.`);
};

/** Which byte of which sequence is wrong (com.sun.org.apache.xerces.internal.impl.io.UTF8Reader). */
const invalidUtf8 = (content: Uint8Array): string => {
  for (let at = 0; at < content.length; ) {
    const length = lengthOfSequence(content[at] as number);
    for (let offset = 1; offset < length; offset++) {
      const byte = content[at + offset];
      if (byte === undefined)
        return `Expected byte ${offset + 1} of ${length}-byte UTF-8 sequence.`;
      const isOdd = offset === 1 && isImpossible(content[at] as number, byte);
      if ((byte & 0xc0) !== 0x80 || isOdd)
        return `Invalid byte ${offset + 1} of ${length}-byte UTF-8 sequence.`;
    }
    if (length === 0) break;
    at += length;
  }
  return 'Invalid byte 1 of 1-byte UTF-8 sequence.';
};

/** How many bytes a sequence has, by its first one; 0 where none can begin so. */
const lengthOfSequence = (byte: number): number => {
  if (byte < 0x80) return 1;
  if (byte < 0xc2) return 0;
  if (byte < 0xe0) return 2;
  if (byte < 0xf0) return 3;
  return byte < 0xf8 ? 4 : 0;
};

/** Whether two bytes begin a sequence longer than needed, or half of a surrogate pair. */
const isImpossible = (first: number, second: number): boolean =>
  (first === 0xe0 && second < 0xa0) ||
  (first === 0xed && second > 0x9f) ||
  (first === 0xf0 && second < 0x90);

/** A text file of a deployment: UTF-8. */
export const decodeText = (content: Uint8Array): string => new TextDecoder().decode(content);
