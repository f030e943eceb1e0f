import type { Scanner } from './scanner.ts';

/** A start tag behind its bracket; what is open afterwards stands in the scanner. */
export const scanStartTag = (scanner: Scanner): void => {
  const name = scanQualified(scanner);
  const attributes: string[] = [];
  const namespaces = new Map<string, string>();
  for (;;) {
    const isSpaced = scanner.skipSpaces();
    const next = scanner.peek();
    if (next === '>' || next === '/') break;
    if (!isSpaced || !scanner.isNameAt()) unterminated(scanner, name);
    const attribute = scanQualified(scanner);
    const value = scanValue(scanner, name, attribute);
    attributes.push(attribute);
    const [prefix, local] = split(attribute);
    if (prefix === 'xmlns') {
      if (value === '') scanner.fail(emptied(local));
      namespaces.set(local, value);
    }
  }
  const isEmpty = scanner.skip('/');
  if (!scanner.skip('>')) unterminated(scanner, name);
  scanner.open.push({ name, namespaces });
  checkNames(scanner, name, attributes);
  if (isEmpty) scanner.open.pop();
};

const emptied = (prefix: string): string =>
  `The value of the attribute "prefix="xmlns",localpart="${prefix}",rawname="xmlns:${prefix}"" is invalid. Prefixed namespace bindings may not be empty.`;

/** The prefix, empty for none, and the local part of a name. */
const split = (name: string): [prefix: string, local: string] => {
  const colon = name.indexOf(':');
  return colon > 0 ? [name.slice(0, colon), name.slice(colon + 1)] : ['', name];
};

const unterminated = (scanner: Scanner, name: string): never =>
  scanner.fail(
    `Element type "${name}" must be followed by either attribute specifications, ">" or "/>".`,
  );

/** A name with a prefix or without; what comes behind a second colon is no part of it. */
const scanQualified = (scanner: Scanner): string => {
  const [prefix, local] = scanner.qualified();
  if (local === '')
    scanner.fail(
      `Element or attribute "${prefix}:" do not match QName production: QName::=(NCName:)?NCName.`,
    );
  return local === undefined ? prefix : `${prefix}:${local}`;
};

const scanValue = (scanner: Scanner, element: string, attribute: string): string => {
  const associated = `associated with an element type "${element}"`;
  scanner.skipSpaces();
  if (!scanner.skip('='))
    scanner.fail(
      `Attribute name "${attribute}" ${associated} must be followed by the ' = ' character.`,
    );
  scanner.skipSpaces();
  const quote = scanner.peek();
  if (quote !== '"' && quote !== "'")
    scanner.fail(
      `Open quote is expected for attribute "${attribute}" associated with an  element type  "${element}".`,
    );
  scanner.skip(quote);
  let value = '';
  for (;;) {
    const part = scanner.upToAny(`${quote}<&`);
    scanner.refuseInvalid(
      part,
      `the value of attribute "${attribute}" and element is "${element}"`,
    );
    value += part;
    if (scanner.skip(quote)) return value;
    if (scanner.skip('<'))
      scanner.fail(
        `The value of attribute "${attribute}" ${associated} must not contain the '<' character.`,
      );
    scanner.skip('&');
    scanner.reference();
    value += '&';
  }
};

const BOUND: ReadonlyMap<string, string> = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', 'http://www.w3.org/2000/xmlns/'],
]);

/** Prefixes that nobody declares, and attributes that come twice. */
const checkNames = (scanner: Scanner, element: string, attributes: readonly string[]): void => {
  const namespaceOf = (prefix: string): string | undefined =>
    BOUND.get(prefix) ??
    scanner.open.findLast(({ namespaces }) => namespaces.has(prefix))?.namespaces.get(prefix);
  const [prefix] = split(element);
  if (prefix !== '' && namespaceOf(prefix) === undefined)
    scanner.fail(`The prefix "${prefix}" for element "${element}" is not bound.`);
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const attribute of attributes) {
    const [prefix, local] = split(attribute);
    const namespace = prefix === '' ? '' : namespaceOf(prefix);
    if (namespace === undefined)
      scanner.fail(
        `The prefix "${prefix}" for attribute "${attribute}" associated with an element type "${element}" is not bound.`,
      );
    const bound = namespace === '' ? '' : ` bound to namespace "${namespace}"`;
    const shown = `Attribute "${local}"${bound}`;
    if (seen.has(shown)) twice.push(shown);
    seen.add(shown);
  }
  if (twice[0] !== undefined)
    scanner.fail(`${twice[0]} was already specified for element "${element}".`);
};
