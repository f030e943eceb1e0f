import type { JavaMap } from './java-value.ts';

/**
 * The value of a map's key or null: an own property only, so that no object's prototype can be
 * reached.
 */
export const valueOfKey = (map: JavaMap, key: unknown): unknown => {
  if (map instanceof Map) return map.get(key) ?? null;
  return typeof key === 'string' && Object.hasOwn(map, key) ? map[key] : null;
};
