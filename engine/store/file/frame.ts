import { crc32 } from 'node:zlib';

/**
 * A line of a journal or of a segment of history: `LLLLLLLL CCCCCCCC K PAYLOAD`, where L is the length of the payload in
 * bytes and C the CRC-32 of kind and payload, both hexadecimal, K the kind. The payload is JSON, but for the numbers of an
 * index, so a line feed else stands at the end of a line only.
 *
 * - `h` the header, the first line of a file
 * - `+` changes, of a transaction that goes on in the next line
 * - `.` changes that close a transaction: only now it counts
 * - `p` the number of a long transaction, and in the first line how many rows it inserts into each table, in further
 *   ones its changes; other transactions may stand between its lines
 * - `c` the number of a long transaction: only now its changes count
 * - `s` nothing; all before this line was durable when it was written
 * - `t` a text that rows refer to
 * - `r` rows of one instance, in a segment
 * - `i` a part of a segment's index: the only ones whose payload may be other than JSON
 */
export type Kind = (typeof kinds)[number];

const kinds = ['h', '+', '.', 'p', 'c', 's', 't', 'r', 'i'] as const;

const prefixLength = 20;
const lineFeed = 0x0a;
/** What a length can be at most: longer ones are damage, and are not read into memory. */
const greatestLength = 0x7fff_ffff;
const seeds: Readonly<Record<string, number>> = Object.fromEntries(
  kinds.map((kind) => [kind, crc32(kind)]),
);

const hex = (value: number): string => value.toString(16).padStart(8, '0');

export const encodeFrame = (kind: Kind, payload: string | Uint8Array): Buffer => {
  const length = Buffer.byteLength(payload);
  const frame = Buffer.allocUnsafe(prefixLength + length + 1);
  if (typeof payload === 'string') frame.write(payload, prefixLength, 'utf8');
  else frame.set(payload, prefixLength);
  const checksum = crc32(frame.subarray(prefixLength, prefixLength + length), seeds[kind]);
  frame.write(`${hex(length)} ${hex(checksum)} ${kind} `, 'latin1');
  frame[prefixLength + length] = lineFeed;
  return frame;
};

/** What stands before each batch of transactions, and at the end of a journal that was closed in order. */
export const syncMark: Buffer = encodeFrame('s', '');

export interface Frame {
  kind: Kind;
  payload: Buffer;
  /** Its length, line feed included. */
  length: number;
}

/** The frame at that offset; the length that must be there to read it, where it is not; undefined for damage. */
export const decodeFrame = (bytes: Buffer, offset: number): Frame | number | undefined => {
  const begin = offset + prefixLength;
  if (bytes.length < begin) return prefixLength;
  const prefix = bytes.toString('latin1', offset, begin);
  const match = /^([0-9a-f]{8}) ([0-9a-f]{8}) ([h+.pcstri]) $/.exec(prefix);
  if (!match) return undefined;
  const length = Number.parseInt(match[1] as string, 16);
  if (length > greatestLength) return undefined;
  const total = prefixLength + length + 1;
  const end = begin + length;
  if (bytes.length <= end) return total;
  const kind = match[3] as Kind;
  const payload = bytes.subarray(begin, end);
  const isSound =
    bytes[end] === lineFeed &&
    crc32(payload, seeds[kind]) === Number.parseInt(match[2] as string, 16);
  return isSound ? { kind, payload, length: total } : undefined;
};
