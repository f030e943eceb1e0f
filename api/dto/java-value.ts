import { double, long } from '../../engine/index.ts';
import { Decimal } from '../json.ts';

/** What Jackson makes of JSON: whole numbers are Integers, or Longs where these are too small; others are Doubles. */
export const javaValue = (json: unknown): unknown => {
  if (json instanceof Decimal) return double(json.value);
  if (typeof json === 'number' && (json | 0) !== json)
    return Math.abs(json) < 2 ** 63 ? long(json) : double(json);
  if (Array.isArray(json)) return json.map(javaValue);
  if (typeof json !== 'object' || json === null || json instanceof Uint8Array) return json;
  return new Map(Object.entries(json).map(([key, value]) => [key, javaValue(value)]));
};
