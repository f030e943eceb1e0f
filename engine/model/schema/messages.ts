import type { XmlElement } from '../xml/xml-element.ts';
import type { State } from './content-model.ts';
import { type ElementDeclaration, isWildcard, type Wildcard } from './schema.ts';

type Leaf = ElementDeclaration | Wildcard;

/** What Xerces says of content that does not fit (com.sun.org.apache.xerces.internal.impl.msg.XMLSchemaMessages). */
export const contentMessage = {
  /** An element that may not stand where it does, after `before`. */
  misplaced: (child: XmlElement, state: State<Leaf>, before: Leaf | undefined): string => {
    const next = valuesOf(state);
    const found = (name: string): string =>
      `Invalid content was found starting with element '${name}'.`;
    if (next.length === 0)
      return `cvc-complex-type.2.4.d: ${found(child.rawName)} No child element is expected at this point.`;
    if (isRepetition(state, before))
      return `cvc-complex-type.2.4.g: ${found(child.rawName)} '${shownLeaf(next[0] as Leaf)}' is expected to occur a minimum of '2' times in the current sequence. One more instance is required to satisfy this constraint.`;
    return `cvc-complex-type.2.4.a: ${found(shownName(child))} One of '${expected(next)}' is expected.`;
  },
  /** Content that ends too early. */
  incomplete: (element: XmlElement, state: State<Leaf>, before: Leaf | undefined): string => {
    const next = valuesOf(state);
    if (isRepetition(state, before))
      return `cvc-complex-type.2.4.i: The content of element '${element.rawName}' is not complete. '${shownLeaf(next[0] as Leaf)}' is expected to occur a minimum of '2' times. One more instance is required to satisfy this constraint.`;
    return `cvc-complex-type.2.4.b: The content of element '${element.rawName}' is not complete. One of '${expected(next)}' is expected.`;
  },
  strictWildcard: (child: XmlElement): string =>
    `cvc-complex-type.2.4.c: The matching wildcard is strict, but no declaration can be found for element '${child.rawName}'.`,
  notEmpty: (element: XmlElement): string =>
    `cvc-complex-type.2.1: Element '${element.rawName}' must have no character or element information item [children], because the type's content type is empty.`,
  characters: (element: XmlElement): string =>
    `cvc-complex-type.2.3: Element '${element.rawName}' cannot have character [children], because the type's content type is element-only.`,
};

/** Only the first of two required occurrences was there; no element of BPMN's schemas must occur more often. */
const isRepetition = ({ next, isEnd }: State<Leaf>, before: Leaf | undefined): boolean =>
  !isEnd && next.length === 1 && next[0]?.value === before;

const valuesOf = (state: State<Leaf>): Leaf[] => state.next.map(({ value }) => value);

const expected = (leaves: readonly Leaf[]): string =>
  `{${[...new Set(leaves.map(shownLeaf))].join(', ')}}`;

const shownLeaf = (leaf: Leaf): string => {
  if (!isWildcard(leaf)) return `"${leaf.namespace}":${leaf.name}`;
  return leaf.except === null ? 'WC[##any]' : `WC[##other:"${leaf.except}"]`;
};

const shownName = ({ name, namespace }: XmlElement): string =>
  namespace === '' ? name : `{"${namespace}":${name}}`;
