import { entriesOf, javaEquals, mapSize } from './comparison.ts';
import { illegalArgument, indexOutOfBounds, nullPointer } from './java-exception.ts';
import { fromJavaScript, JavaArray, type JavaMap } from './java-value.ts';
import { declareMethods } from './signature.ts';
import { valueOfKey } from './value-of-key.ts';

type Collection = readonly unknown[] | ReadonlySet<unknown>;

/**
 * Methods of java.util.Collection that change nothing: the collection of a variable is not an
 * expression's to change.
 */
export const collectionMethods = declareMethods<Collection>({
  'int size()': (collection) => sizeOf(collection),
  'boolean isEmpty()': (collection) => sizeOf(collection) === 0,
  'boolean contains(Object)': (collection, value: unknown) => contains(collection, value),
  'boolean containsAll(Collection)': (collection, others: Collection | null) =>
    [...present(others)].every((other) => contains(collection, other)),
  'Object[] toArray()': (collection) => new JavaArray([...collection]),
});

/** Methods of java.util.List, beside those of a Collection. */
export const listMethods = declareMethods<readonly unknown[]>({
  'Object get(int)': (list, index: number) => elementAt(list, index),
  'int indexOf(Object)': (list, value: unknown) =>
    list.findIndex((element) => javaEquals(element, value)),
  'int lastIndexOf(Object)': (list, value: unknown) =>
    list.findLastIndex((element) => javaEquals(element, value)),
  'List subList(int,int)': (list, from: number, to: number) => subList(list, from, to),
});

/** Methods of java.util.Map that change nothing. */
export const mapMethods = declareMethods<JavaMap>({
  'int size()': (map) => mapSize(map),
  'boolean isEmpty()': (map) => mapSize(map) === 0,
  'Object get(Object)': (map, key: unknown) => fromJavaScript(valueOfKey(map, key)),
  'Object getOrDefault(Object,Object)': (map, key: unknown, otherwise: unknown) =>
    hasKey(map, key) ? fromJavaScript(valueOfKey(map, key)) : otherwise,
  'boolean containsKey(Object)': (map, key: unknown) => hasKey(map, key),
  'boolean containsValue(Object)': (map, value: unknown) =>
    entriesOf(map).some(([, element]) => javaEquals(element, value)),
  'Set keySet()': (map) => new Set(entriesOf(map).map(([key]) => key)),
  'Collection values()': (map) => entriesOf(map).map(([, value]) => value),
});

const sizeOf = (collection: Collection): number =>
  'size' in collection ? collection.size : collection.length;

const present = (collection: Collection | null): Collection => {
  if (collection === null) {
    throw nullPointer('Cannot invoke "java.util.Collection.iterator()" because "c" is null');
  }
  return collection;
};

const contains = (collection: Collection, value: unknown): boolean =>
  [...collection].some((element) => javaEquals(element, value));

const elementAt = (list: readonly unknown[], index: number): unknown => {
  if (index < 0 || index >= list.length) {
    throw indexOutOfBounds(`Index ${index} out of bounds for length ${list.length}`);
  }
  return fromJavaScript(list[index]);
};

const subList = (list: readonly unknown[], from: number, to: number): readonly unknown[] => {
  if (from < 0) throw indexOutOfBounds(`fromIndex = ${from}`);
  if (to > list.length) throw indexOutOfBounds(`toIndex = ${to}`);
  if (from > to) throw illegalArgument(`fromIndex(${from}) > toIndex(${to})`);
  return list.slice(from, to);
};

const hasKey = (map: JavaMap, key: unknown): boolean =>
  map instanceof Map ? map.has(key) : typeof key === 'string' && Object.hasOwn(map, key);
