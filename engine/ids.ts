import { randomFillSync } from 'node:crypto';

/** Where ids come from: a port, so that tests and simulations own them. Ids are lower-case UUIDs. */
export interface Ids {
  next(): string;
}

/**
 * UUIDs of version 7 (RFC 9562): the time, a counter within the millisecond, 62 random bits. Each is greater than the
 * one before, as Camunda's time-based UUIDs mostly are: lists sorted by id stand in order of creation.
 */
export const timeOrderedIds = (now: () => number): Ids => {
  let millisecond = 0;
  let counter = 0;
  let prefix = '';
  return {
    next() {
      const time = now();
      if (time > millisecond || counter === 0xfff) {
        // A clock that is set back, and more than 4,096 ids in a millisecond, borrow from the next one.
        millisecond = Math.max(time, millisecond + 1);
        counter = 0;
        const hex = millisecond.toString(16).padStart(12, '0');
        prefix = `${hex.slice(0, 8)}-${hex.slice(8)}-7`;
      } else counter++;
      return prefix + counter.toString(16).padStart(3, '0') + randomTail();
    },
  };
};

const pool = Buffer.alloc(8 * 512);
let used = pool.length;

/** `-xxxx-xxxxxxxxxxxx`, with the bits of the variant set. */
const randomTail = (): string => {
  if (used === pool.length) {
    randomFillSync(pool);
    for (let at = 0; at < pool.length; at += 8) pool[at] = ((pool[at] as number) & 0x3f) | 0x80;
    used = 0;
  }
  const hex = pool.toString('hex', used, used + 8);
  used += 8;
  return `-${hex.slice(0, 4)}-${hex.slice(4)}`;
};
