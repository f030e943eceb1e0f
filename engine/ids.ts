import { randomFillSync } from 'node:crypto';

/** Where ids come from: a port, so that tests and simulations own them. Ids are lower-case UUIDs. */
export interface Ids {
  next(): string;
}

/**
 * UUIDs of version 7 (RFC 9562): the time, a counter within the millisecond, 62 random bits. Each is greater than the
 * one before, as Camunda's time-based UUIDs mostly are: lists sorted by id stand in order of creation.
 *
 * They are made of bytes: a text that is pieced together stays in pieces, which whoever hashes or stores it pays for.
 */
export const timeOrderedIds = (now: () => number): Ids => {
  const id = Buffer.from('00000000-0000-7000-8000-000000000000', 'latin1');
  let millisecond = 0;
  let counter = 0;
  return {
    next() {
      const time = now();
      if (time > millisecond || counter === 0xfff) {
        // A clock that is set back, and more than 4,096 ids in a millisecond, borrow from the next one.
        millisecond = Math.max(time, millisecond + 1);
        counter = 0;
        const hex = millisecond.toString(16).padStart(12, '0');
        id.write(`${hex.slice(0, 8)}-${hex.slice(8)}`, 'latin1');
      } else counter++;
      id[15] = digits[counter >> 8] as number;
      writeByte(id, 16, counter & 0xff);
      writeRandomTail(id);
      return id.toString('latin1');
    },
  };
};

const digits = Buffer.from('0123456789abcdef', 'latin1');

const writeByte = (id: Buffer, at: number, byte: number): void => {
  id[at] = digits[byte >> 4] as number;
  id[at + 1] = digits[byte & 0xf] as number;
};

const pool = Buffer.alloc(8 * 512);
let used = pool.length;

/** The last two groups, `xxxx-xxxxxxxxxxxx`, with the bits of the variant set. */
const writeRandomTail = (id: Buffer): void => {
  if (used === pool.length) {
    randomFillSync(pool);
    for (let at = 0; at < pool.length; at += 8) pool[at] = ((pool[at] as number) & 0x3f) | 0x80;
    used = 0;
  }
  for (let byte = 0; byte < 8; byte++)
    writeByte(id, 19 + 2 * byte + (byte < 2 ? 0 : 1), pool[used++] as number);
};
