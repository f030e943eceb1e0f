// org.camunda.spin.json.SpinJsonNode, for expressions of the engine and for scripts in their worker. Neither reaches more
// than the methods: the tree is private, and what stands in it are texts, numbers, lists and Maps.
import { read } from './json-content.mjs';
import { jsonPath } from './json-path.mjs';
import { parse } from './json-reader.mjs';
import { isObject, JsonNumber, typeOf } from './json-type.mjs';
import { equal, plain, textOf, write } from './json-writer.mjs';
import { failure } from './spin-error.mjs';

/** `S(value)`: of a text that is a JSON object or list, or a node, which it answers. */
export const spin = (value) => {
  if (isNothing(value)) throw failure.isNull('parameter');
  if (JsonNode.is(value)) return value;
  if (typeof value !== 'string') throw failure.unsupported(typeof value);
  if (!/^\s*[{[]/.test(value.slice(0, 256))) throw failure.noFormat();
  return new JsonNode(parse(value));
};

/** `JSON(value)`: of any JSON text, of a node, which it answers, or of a value. */
export const json = (value) => {
  if (isNothing(value)) throw failure.isNull('parameter');
  if (JsonNode.is(value)) return value;
  return new JsonNode(typeof value === 'string' ? parse(value) : treeFrom(value));
};

const isNothing = (value) => value === null || value === undefined;

const notNull = (value, name) => {
  if (isNothing(value)) throw failure.isNull(name);
  return value;
};

/** The tree of a node, shared with it. */
export let treeOf;

/** The tree of a value: of what a script has, or the engine (which gives JsonNumbers). */
const treeFrom = (value) => read(value, (each) => (JsonNode.is(each) ? treeOf(each) : undefined));

export class JsonNode {
  #tree;

  static {
    treeOf = (node) => node.#tree;
  }

  constructor(tree) {
    this.#tree = tree;
    Object.freeze(this);
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #tree in value;
  }

  prop(name, ...values) {
    notNull(name, 'name');
    if (values.length === 0) {
      if (!this.hasProp(name)) throw failure.notFound(name);
      return new JsonNode(this.#tree.get(name));
    }
    const [value] = values;
    if (!isObject(this.#tree)) throw failure.notAnObject(this.#tree);
    this.#tree.set(String(name), treeFrom(value));
    return this;
  }

  propList(name, list) {
    return this.prop(name, list);
  }

  hasProp(name) {
    return isObject(this.#tree) && this.#tree.has(name);
  }

  deleteProp(names) {
    for (const name of Array.isArray(names) ? names : [notNull(names, 'name')]) {
      if (!this.hasProp(name)) throw failure.notFound(name);
      this.#tree.delete(name);
    }
    return this;
  }

  fieldNames() {
    if (isObject(this.#tree)) return [...this.#tree.keys()];
    if (this.isArray()) return [];
    throw failure.wrongType('Array/Object', this.#tree);
  }

  isObject() {
    return isObject(this.#tree);
  }

  isArray() {
    return Array.isArray(this.#tree);
  }

  isString() {
    return typeof this.#tree === 'string';
  }

  isNumber() {
    return JsonNumber.is(this.#tree);
  }

  isBoolean() {
    return typeof this.#tree === 'boolean';
  }

  isNull() {
    return this.#tree === null;
  }

  isValue() {
    return !this.isArray() && !this.isObject();
  }

  value() {
    if (!this.isValue()) throw failure.wrongType('String/Number/Boolean/Null', this.#tree);
    return plain(this.#tree);
  }

  stringValue() {
    if (!this.isString()) throw failure.wrongType('String', this.#tree);
    return this.#tree;
  }

  numberValue() {
    if (!this.isNumber()) throw failure.wrongType('Number', this.#tree);
    return plain(this.#tree);
  }

  boolValue() {
    if (!this.isBoolean()) throw failure.wrongType('Boolean', this.#tree);
    return this.#tree;
  }

  /** The elements of a list, each a node that shares its tree with this one. */
  elements() {
    if (!this.isArray()) throw failure.wrongType('SpinList', this.#tree);
    return this.#tree.map((each) => new JsonNode(each));
  }

  indexOf(searchObject) {
    return this.#found((tree) => this.#list().findIndex((each) => equal(each, tree)), searchObject);
  }

  lastIndexOf(searchObject) {
    return this.#found(
      (tree) => this.#list().findLastIndex((each) => equal(each, tree)),
      searchObject,
    );
  }

  contains(searchObject) {
    const tree = treeFrom(notNull(searchObject, 'searchObject'));
    return this.#list().some((each) => equal(each, tree));
  }

  append(property) {
    notNull(property, 'property');
    this.#changeable().push(treeFrom(property));
    return this;
  }

  insertAt(index, property) {
    notNull(property, 'property');
    const list = this.#changeable();
    list.splice(this.#place(index), 0, treeFrom(property));
    return this;
  }

  insertBefore(searchObject, insertObject) {
    return this.#insertBeside(searchObject, insertObject, 0);
  }

  insertAfter(searchObject, insertObject) {
    return this.#insertBeside(searchObject, insertObject, 1);
  }

  remove(property) {
    return this.removeAt(this.indexOf(property));
  }

  removeLast(property) {
    return this.removeAt(this.lastIndexOf(property));
  }

  removeAt(index) {
    this.#changeable().splice(this.#place(index), 1);
    return this;
  }

  jsonPath(expression) {
    return new JsonPathQuery(this.#tree, `${notNull(expression, 'expression')}`);
  }

  /** The name of Spin's format. */
  getDataFormatName() {
    return 'application/json';
  }

  getNodeType() {
    return typeOf(this.#tree);
  }

  /** The data without the node: a copy, where Spin gives Jackson's own node. */
  unwrap() {
    return plain(this.#tree);
  }

  toString() {
    return write(this.#tree);
  }

  /** For JSON.stringify and the like. */
  toJSON() {
    return this.unwrap();
  }

  #found(search, searchObject) {
    const tree = treeFrom(notNull(searchObject, 'searchObject'));
    const index = search(tree);
    if (index === -1) throw failure.notFound(textOf(tree));
    return index;
  }

  #list() {
    if (!this.isArray()) throw failure.noIndex(this.#tree);
    return this.#tree;
  }

  #changeable() {
    if (!this.isArray()) throw failure.notAList(this.#tree);
    return this.#tree;
  }

  #insertBeside(searchObject, insertObject, offset) {
    notNull(searchObject, 'searchObject');
    notNull(insertObject, 'insertObject');
    if (!this.isArray()) throw failure.noNode(typeOf(this.#tree));
    return this.insertAt(this.indexOf(searchObject) + offset, insertObject);
  }

  /** A negative index counts from the end. */
  #place(index) {
    const { length } = this.#tree;
    const place = Math.trunc(index < 0 ? length + index : index);
    if (!(place >= 0 && index <= length)) throw failure.outOfBounds(index, length);
    return place;
  }
}

/** org.camunda.spin.json.SpinJsonPathQuery: what it finds is a copy, as there. */
export class JsonPathQuery {
  #tree;
  #find;

  constructor(tree, path) {
    this.#tree = tree;
    this.#find = jsonPath(path);
    Object.freeze(this);
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #find in value;
  }

  element() {
    return new JsonNode(this.#find(this.#tree));
  }

  elementList() {
    return this.element().elements();
  }

  stringValue() {
    return this.element().stringValue();
  }

  numberValue() {
    return this.element().numberValue();
  }

  boolValue() {
    return this.element().boolValue();
  }
}

for (const each of [JsonNode, JsonPathQuery]) {
  // Scripts have nodes, and would make some of a tree of their own.
  delete each.prototype.constructor;
  Object.freeze(each);
  Object.freeze(each.prototype);
}
