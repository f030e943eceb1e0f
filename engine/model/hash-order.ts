/**
 * Names in the order in which a HashSet or the keys of a HashMap of Java go through them: Camunda keeps the resources of
 * a deployment, and the events and timers that a scope waits for, in such maps: which of several bad resources it reports,
 * which subscription it makes first, and much like it, follows this order.
 */
export const inHashOrder = (names: Iterable<string>): string[] => {
  const unique = [...new Set(names)];
  let size = 16;
  while (unique.length > size * 0.75) size *= 2;
  const buckets: string[][] = Array.from({ length: size }, () => []);
  for (const name of unique) {
    const hash = javaHash(name);
    buckets[(hash ^ (hash >>> 16)) & (size - 1)]?.push(name);
  }
  return buckets.flat();
};

/** The same for what is kept in a HashMap by its id. */
export const inHashOrderOfIds = <T extends { id: string }>(items: readonly T[]): readonly T[] => {
  if (items.length < 2) return items;
  const byId = new Map(items.map((item) => [item.id, item]));
  return inHashOrder(byId.keys()).map((id) => byId.get(id) as T);
};

/** String.hashCode of Java. */
const javaHash = (text: string): number => {
  let hash = 0;
  for (let index = 0; index < text.length; index++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
};
