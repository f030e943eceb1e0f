/**
 * Names in the order in which a HashSet or the keys of a HashMap of Java go through them: Camunda keeps the resources of
 * a deployment in such a map, so which of several bad resources it reports, and much like it, follows this order.
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

/** String.hashCode of Java. */
const javaHash = (text: string): number => {
  let hash = 0;
  for (let index = 0; index < text.length; index++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
};
