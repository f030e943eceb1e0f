import { JsonNode, type JsonTree, json, spin, treeOf } from '../script/worker/spin/json-node.mjs';
import { JsonNumber } from '../script/worker/spin/json-type.mjs';
import { failure } from '../script/worker/spin/spin-error.mjs';
import { ofSpin } from './java-exception.ts';
import {
  classNameOf,
  double,
  fromJavaScript,
  integer,
  isMap,
  JavaArray,
  JavaCharacter,
  JavaNumber,
  long,
} from './java-value.ts';

/** Spin's functions. Only JSON takes what is neither a text nor a node (SpinFactoryImpl). */
export const jsonFunctions = {
  S: (value: unknown): JsonNode =>
    ofSpin(() => {
      if (value === null || typeof value === 'string' || JsonNode.is(value)) return spin(value);
      throw failure.unsupported(classNameOf(value));
    }),
  JSON: (value: unknown): JsonNode => ofSpin(() => json(mapped(value))),
};

/** The node that a text stands for; throws a JavaException where it is no JSON. */
export const jsonOf = (text: string): JsonNode => ofSpin(() => json(text));

/** A node's value with Java's type: a Float counts as a Double here, a BigInteger too. */
export const scalarOf = (node: JsonNode): unknown => {
  node.value();
  const tree = treeOf(node);
  return JsonNumber.is(tree) ? javaNumber(tree) : tree;
};

const javaNumber = (number: JsonNumber): JavaNumber => {
  if (number.kind === 'Integer') return integer(Number(number.value));
  if (number.kind === 'Long') return long(number.value);
  return double(Number(number.kind === 'Float' ? new JsonNode(number).value() : number.value));
};

/** All of a node, as maps, lists and values. */
export const dataOf = (node: JsonNode): unknown => {
  node.unwrap();
  return data(treeOf(node));
};

const data = (tree: JsonTree): unknown => {
  if (JsonNumber.is(tree)) return javaNumber(tree);
  if (Array.isArray(tree)) return tree.map(data);
  if (!(tree instanceof Map)) return tree;
  return new Map([...tree].map(([name, each]) => [name, data(each)]));
};

/**
 * A value as a node can take it up (JacksonJsonDataFormat.createJsonNode): texts, numbers, Booleans,
 * lists, maps and nodes; a Short becomes a Double.
 */
export const content = (given: unknown): unknown => {
  const value = fromJavaScript(given);
  if (value instanceof JavaNumber) return contentOf(value);
  if (Array.isArray(value)) return value.map(content);
  if (isMap(value)) return entries(value, content);
  if (value === null || typeof value !== 'object' || JsonNode.is(value)) return value;
  throw failure.noNode(classNameOf(value).replace(/^.*\./, ''));
};

const contentOf = ({ kind, value }: JavaNumber): JsonNumber =>
  new JsonNumber(kind === 'Integer' || kind === 'Long' ? kind : 'Double', value);

/** `prop(name, Number)` makes a Float of all but Integers and Longs (JacksonJsonNode). */
export const property = (value: JavaNumber): JsonNumber => {
  const { kind } = value;
  if (kind === 'Integer' || kind === 'Long') return contentOf(value);
  return new JsonNumber('Float', Math.fround(value.toNumber()));
};

/** A value as Jackson maps it (ObjectMapper.valueToTree): also dates, as milliseconds, sets and bytes. */
const mapped = (given: unknown): unknown => {
  const value = fromJavaScript(given);
  if (value instanceof JavaNumber)
    return value.kind === 'Double' ? contentOf(value) : BigInt(value.value);
  if (value instanceof JavaCharacter) return value.value;
  if (value instanceof Date) return new JsonNumber('Long', value.getTime());
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof JavaArray) return value.items.map(mapped);
  if (Array.isArray(value) || value instanceof Set) return Array.from(value, mapped);
  return isMap(value) ? entries(value, mapped) : content(value);
};

const entries = (map: object, make: (value: unknown) => unknown): Map<string, unknown> => {
  const all = map instanceof Map ? [...map] : Object.entries(map);
  return new Map(all.map(([key, value]) => [String(key), make(value)]));
};
