import type { XmlElement } from '../xml/xml-element.ts';

/** A type of attribute values or texts, as far as BPMN's schemas need it. */
export interface SimpleType {
  kind: 'simple';
  /** As messages show it. */
  name: string;
  /** Whether surrounding spaces do not count. */
  collapses: boolean;
  /** What is wrong with a value, in the words of Xerces; null where nothing is. */
  complaint(value: string, at: XmlElement): string | null;
}

const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;

const primitive = (
  name: string,
  isValid: (value: string) => boolean,
  shownAs = name,
): SimpleType => ({
  kind: 'simple',
  name,
  collapses: true,
  complaint: (value) =>
    isValid(value)
      ? null
      : `cvc-datatype-valid.1.2.1: '${value}' is not a valid value for '${shownAs}'.`,
});

const isName = (value: string): boolean => NAME.test(value);

const qualifiedName: SimpleType = {
  kind: 'simple',
  name: 'QName',
  collapses: true,
  complaint: (value, at) => {
    const parts = value.split(':');
    if (parts.length > 2 || !parts.every(isName))
      return `cvc-datatype-valid.1.2.1: '${value}' is not a valid value for 'QName'.`;
    const prefix = parts.length === 2 ? (parts[0] as string) : '';
    if (prefix === '' || at.namespaceOf(prefix) !== undefined) return null;
    return `UndeclaredPrefix: Cannot resolve '${value}' as a QName: the prefix '${prefix}' is not declared.`;
  },
};

const isInteger = (value: string): boolean => /^[+-]?\d+$/.test(value);

const bounded = (name: string, low: bigint, high: bigint): SimpleType => ({
  kind: 'simple',
  name,
  collapses: true,
  complaint: (value) => {
    if (!isInteger(value))
      return `cvc-datatype-valid.1.2.1: '${value}' is not a valid value for 'integer'.`;
    const number = BigInt(value.replace('+', ''));
    const facet =
      number > high ? `maxInclusive '${high}'` : number < low ? `minInclusive '${low}'` : null;
    return (
      facet &&
      `cvc-${facet.split(' ')[0]}-valid: Value '${value}' is not facet-valid with respect to ${facet} for type '${name}'.`
    );
  },
});

/** The built-in types that BPMN's schemas use (XML Schema Part 2: Datatypes). */
export const builtInTypes: Readonly<Record<string, SimpleType>> = {
  string: { kind: 'simple', name: 'string', collapses: false, complaint: () => null },
  token: { kind: 'simple', name: 'token', collapses: true, complaint: () => null },
  anyURI: { kind: 'simple', name: 'anyURI', collapses: true, complaint: () => null },
  boolean: primitive('boolean', (value) => /^(true|false|1|0)$/.test(value)),
  int: bounded('int', -2147483648n, 2147483647n),
  integer: primitive('integer', isInteger),
  double: primitive('double', (value) =>
    /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$/.test(value),
  ),
  ID: primitive('ID', isName, 'NCName'),
  IDREF: primitive('IDREF', isName, 'NCName'),
  QName: qualifiedName,
};

export const enumeration = (name: string, values: readonly string[]): SimpleType => ({
  kind: 'simple',
  name,
  collapses: false,
  complaint: (value) =>
    values.includes(value)
      ? null
      : `cvc-enumeration-valid: Value '${value}' is not facet-valid with respect to enumeration '[${values.join(', ')}]'. It must be a value from the enumeration.`,
});

/** One of several types, of which BPMN's schemas always include anyURI: nothing is wrong with any value. */
export const union = (name: string): SimpleType => ({
  kind: 'simple',
  name,
  collapses: true,
  complaint: () => null,
});
