/** What a node consists of; null, texts and booleans as they are. */
export type JsonTree =
  | null
  | string
  | boolean
  | import('./json-type.mjs').JsonNumber
  | JsonTree[]
  | Map<string, JsonTree>;

/** org.camunda.spin.json.SpinJsonNode. Values given to it are JavaScript's, JsonNumbers or nodes. */
export class JsonNode {
  constructor(tree: JsonTree);
  static is(value: unknown): value is JsonNode;
  prop(name: string | null): JsonNode;
  prop(name: string | null, value: unknown): this;
  propList(name: string | null, list: unknown): this;
  hasProp(name: string | null): boolean;
  deleteProp(names: string | readonly unknown[] | null): this;
  fieldNames(): string[];
  isObject(): boolean;
  isArray(): boolean;
  isString(): boolean;
  isNumber(): boolean;
  isBoolean(): boolean;
  isNull(): boolean;
  isValue(): boolean;
  value(): string | number | bigint | boolean | null;
  stringValue(): string;
  numberValue(): number | bigint;
  boolValue(): boolean;
  elements(): JsonNode[];
  indexOf(searchObject: unknown): number;
  lastIndexOf(searchObject: unknown): number;
  contains(searchObject: unknown): boolean;
  append(property: unknown): this;
  insertAt(index: number, property: unknown): this;
  insertBefore(searchObject: unknown, insertObject: unknown): this;
  insertAfter(searchObject: unknown, insertObject: unknown): this;
  remove(property: unknown): this;
  removeLast(property: unknown): this;
  removeAt(index: number): this;
  jsonPath(expression: string | null): JsonPathQuery;
  getDataFormatName(): string;
  getNodeType(): string;
  unwrap(): unknown;
  toString(): string;
}

/** org.camunda.spin.json.SpinJsonPathQuery */
export class JsonPathQuery {
  private constructor();
  static is(value: unknown): value is JsonPathQuery;
  element(): JsonNode;
  elementList(): JsonNode[];
  stringValue(): string;
  numberValue(): number | bigint;
  boolValue(): boolean;
}

export const spin: (value: unknown) => JsonNode;
export const json: (value: unknown) => JsonNode;
export const treeOf: (node: JsonNode) => JsonTree;
