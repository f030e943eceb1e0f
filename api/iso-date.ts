import { getDate } from '@0dep/piso';

/** A text that is no ISO 8601 date; the message is Camunda's. */
export class NotAnIsoDate extends Error {}

/**
 * An ISO 8601 date, its time and offset being optional, in milliseconds since 1970: the format of the few places where
 * Camunda does not leave dates to Jackson (DateTimeUtil). Without an offset it is in the zone of this process.
 */
export const parseIsoDate = (text: string): number => {
  try {
    return getDate(text).getTime();
  } catch {
    throw new NotAnIsoDate(`Invalid format: "${text}"`);
  }
};
