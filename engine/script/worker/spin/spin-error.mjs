// What Spin throws, by its own texts and classes.
import { typeOf } from './json-type.mjs';

const SPIN = 'org.camunda.spin';

/** An exception of Spin's or of Java's, under its own name. */
export class SpinError extends Error {
  constructor(className, message) {
    super(message);
    this.className = className;
  }
}

const numbered = (className, number, text) =>
  new SpinError(className, `SPIN/JACKSON-JSON-010${number} ${text}`);

/** Texts of JacksonJsonLogger and of what stands around it. */
export const failure = {
  unreadable: () =>
    numbered(
      `${SPIN}.json.SpinJsonDataFormatException`,
      '01',
      'Unable to parse input into json node',
    ),
  wrongType: (expected, tree) =>
    numbered(
      `${SPIN}.json.SpinJsonDataFormatException`,
      '02',
      `Expected '${expected}', got '${typeOf(tree)}'`,
    ),
  unwritable: () =>
    numbered(`${SPIN}.json.SpinJsonDataFormatException`, '03', 'Unable to write json node'),
  notFound: (what) =>
    numbered(`${SPIN}.json.SpinJsonPropertyException`, '04', `Unable to find '${what}'`),
  noNode: (type) =>
    numbered(
      `${SPIN}.json.SpinJsonPropertyException`,
      '05',
      `Unable to create node for object of type '${type}'`,
    ),
  notAList: (tree) =>
    numbered(
      `${SPIN}.json.SpinJsonException`,
      '10',
      `Unable to modify node of type '${typeOf(tree)}'. Node is not a list.`,
    ),
  noIndex: (tree) =>
    numbered(
      `${SPIN}.json.SpinJsonException`,
      '11',
      `Unable to get index from '${typeOf(tree)}'. Node is not a list.`,
    ),
  outOfBounds: (index, size) =>
    numbered(
      'java.lang.IndexOutOfBoundsException',
      '12',
      `Index is out of bound! Index: '${index}', Size: '${size}'`,
    ),
  noPathResult: () =>
    numbered(
      `${SPIN}.json.SpinJsonPathException`,
      '13',
      `Unable to evaluate JsonPath expression on element '${NODE}'`,
    ),
  noPath: (path) =>
    numbered(`${SPIN}.json.SpinJsonPathException`, '14', `Unable to compile '${path}'!`),
  /** Not in Camunda, which goes on until it is done. */
  longPath: (steps) =>
    new SpinError(
      `${SPIN}.json.SpinJsonPathException`,
      `The JsonPath takes more than ${steps} steps through this document`,
    ),
  isNull: (parameter) =>
    new SpinError(
      'java.lang.IllegalArgumentException',
      `UTILS-02001 Parameter '${parameter}' is null`,
    ),
  unsupported: (className) =>
    new SpinError(
      'java.lang.IllegalArgumentException',
      `SPIN-01001 Unsupported input of type '${className}'`,
    ),
  noFormat: () =>
    new SpinError(
      `${SPIN}.spi.SpinDataFormatException`,
      'SPIN-01004 No matching data format detected',
    ),
  notAnObject: (tree) =>
    new SpinError(
      'java.lang.ClassCastException',
      `class ${jackson(tree)} cannot be cast to class ${JACKSON}.ObjectNode (${jackson(tree)} and ${JACKSON}.ObjectNode are in unnamed module of loader 'app')`,
    ),
};

export const NODE = `${SPIN}.impl.json.jackson.JacksonJsonNode`;

const JACKSON = 'com.fasterxml.jackson.databind.node';

const CLASSES = {
  ARRAY: 'ArrayNode',
  BOOLEAN: 'BooleanNode',
  NULL: 'NullNode',
  STRING: 'TextNode',
};

const jackson = (tree) =>
  `${JACKSON}.${CLASSES[typeOf(tree)] ?? `${tree.kind === 'Integer' ? 'Int' : tree.kind}Node`}`;
