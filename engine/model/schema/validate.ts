import { inHashOrder } from '../hash-order.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { Place } from '../xml/element.ts';
import { XML_SCHEMA_INSTANCE } from '../xml/namespaces.ts';
import type { Attribute, XmlElement } from '../xml/xml-element.ts';
import type { Leaf as Position, State } from './content-model.ts';
import { contentMessage } from './messages.ts';
import {
  type ComplexType,
  type ElementDeclaration,
  isDerived,
  isWildcard,
  keyOf,
  type Schema,
  type Type,
  type Wildcard,
} from './schema.ts';
import { builtInTypes, type SimpleType } from './simple-type.ts';

type Leaf = ElementDeclaration | Wildcard;

/** Further ones tell nobody anything. */
const PROBLEMS_MAX = 1000;

/**
 * Checks a document against a schema and says what is wrong in the words, order and places of Xerces, whose messages
 * Camunda passes on. Values of types in which surrounding spaces do not count are left trimmed in the elements, and these know whether text may be in them.
 */
export const validate = (root: XmlElement, schema: Schema): Problem[] =>
  new Validator(schema).validate(root);

class Validator {
  readonly #problems: Problem[] = [];
  readonly #ids = new Set<string>();
  readonly #references = new Set<string>();

  constructor(readonly schema: Schema) {}

  validate(root: XmlElement): Problem[] {
    const declaration = this.#declarationOf(root);
    if (!declaration)
      this.#report(`cvc-elt.1.a: Cannot find the declaration of element '${root.rawName}'.`, root);
    this.#element(root, declaration);
    const unresolved = [...this.#references].filter((reference) => !this.#ids.has(reference));
    for (const reference of inHashOrder(unresolved))
      this.#report(`cvc-id.1: There is no ID/IDREF binding for IDREF '${reference}'.`, root.end);
    return this.#problems;
  }

  #report(message: string, { line, column }: Place): void {
    if (this.#problems.length < PROBLEMS_MAX)
      this.#problems.push(problemAt(message, { line, column }));
  }

  #declarationOf(element: XmlElement): ElementDeclaration | null {
    return this.schema.elements.get(keyOf(element.namespace, element.name)) ?? null;
  }

  /** Without a declaration anything is welcome, and only what is known inside is checked (lax assessment). */
  #element(element: XmlElement, declaration: ElementDeclaration | null): void {
    if (declaration?.isAbstract)
      this.#report(
        `cvc-elt.2: The value of {abstract} in the element declaration for '${element.rawName}' must be false.`,
        element,
      );
    const type = this.#typeOf(element, declaration);
    if (!type)
      for (const child of element.children) this.#element(child, this.#declarationOf(child));
    else if (type.kind === 'simple') this.#simpleElement(element, type);
    else {
      if (type.isAbstract)
        this.#report(
          `cvc-type.2: The type definition cannot be abstract for element ${element.rawName}.`,
          element,
        );
      this.#attributes(element, type);
      this.#content(element, type);
    }
  }

  /** xsi:type may name a type that extends the declared one. */
  #typeOf(element: XmlElement, declaration: ElementDeclaration | null): Type | null {
    const declared = declaration?.type ?? null;
    const written = element.attribute('type', [XML_SCHEMA_INSTANCE]);
    if (written === null) return declared;
    const name = trimmed(written);
    const complaint = builtInTypes.QName?.complaint(name, element);
    if (complaint) {
      this.#report(complaint, element);
      this.#report(
        `cvc-elt.4.1: The value '${written}' of attribute '${XML_SCHEMA_INSTANCE},type' of element '${element.rawName}' is not a valid QName.`,
        element,
      );
      this.#report(complaint, element);
      this.#report(
        `cvc-attribute.3: The value '${written}' of attribute 'xsi:type' on element '${element.rawName}' is not valid with respect to its type, 'QName'.`,
        element,
      );
      return declared;
    }
    const [prefix, local] = name.includes(':')
      ? (name.split(':', 2) as [string, string])
      : ['', name];
    const type = this.schema.types.get(keyOf(element.namespaceOf(prefix) ?? '', local));
    if (!type) {
      this.#report(
        `cvc-elt.4.2: Cannot resolve '${name}' to a type definition for element '${element.rawName}'.`,
        element,
      );
      return declared;
    }
    if (declared && !isDerived(type, declared))
      this.#report(
        `cvc-elt.4.3: Type '${name}' is not validly derived from the type definition, '${declared.name}', of element '${element.rawName}'.`,
        element,
      );
    return type;
  }

  #attributes(element: XmlElement, type: ComplexType): void {
    const given = new Set<string>();
    for (const attribute of element.attributes) {
      const { namespace } = attribute;
      if (namespace === XML_SCHEMA_INSTANCE) continue;
      const use = namespace === '' ? type.attributes.get(attribute.localName) : undefined;
      if (use) {
        given.add(use.name);
        this.#attribute(element, attribute, use.type);
      } else if (
        namespace === '' ||
        namespace === type.attributesExcept ||
        type.attributesExcept === null
      ) {
        this.#report(
          `cvc-complex-type.3.2.2: Attribute '${attribute.rawName}' is not allowed to appear in element '${element.rawName}'.`,
          element,
        );
      }
    }
    for (const { name, isRequired } of type.attributes.values())
      if (isRequired && !given.has(name))
        this.#report(
          `cvc-complex-type.4: Attribute '${name}' must appear on element '${element.rawName}'.`,
          element,
        );
  }

  #attribute(element: XmlElement, attribute: Attribute, type: SimpleType): void {
    const { value, rawName } = attribute;
    const normal = type.collapses ? trimmed(value) : value;
    const complaint = this.#complaint(normal, element, type);
    if (!complaint) {
      attribute.value = normal;
      return;
    }
    this.#report(complaint, element);
    const of = `attribute '${rawName}' on element '${element.rawName}'`;
    this.#report(
      `cvc-attribute.3: The value '${value}' of ${of} is not valid with respect to its type, '${type.name}'.`,
      element,
    );
  }

  #complaint(value: string, at: XmlElement, type: SimpleType): string | null {
    const complaint = type.complaint(value, at);
    if (complaint) return complaint;
    if (type.name === 'IDREF') this.#references.add(value);
    if (type.name !== 'ID') return null;
    if (this.#ids.has(value))
      return `cvc-id.2: There are multiple occurrences of ID value '${value}'.`;
    this.#ids.add(value);
    return null;
  }

  #simpleElement(element: XmlElement, type: SimpleType): void {
    const isSimple = `Element '${element.rawName}' is a simple type`;
    for (const { namespace, rawName } of element.attributes)
      if (namespace !== XML_SCHEMA_INSTANCE)
        this.#report(
          `cvc-type.3.1.1: ${isSimple}, so it cannot have attributes, excepting those whose namespace name is identical to '${XML_SCHEMA_INSTANCE}' and whose [local name] is one of 'type', 'nil', 'schemaLocation' or 'noNamespaceSchemaLocation'. However, the attribute, '${rawName}' was found.`,
          element,
        );
    for (const child of element.children) this.#element(child, this.#declarationOf(child));
    if (element.children.length > 0)
      this.#report(
        `cvc-type.3.1.2: ${isSimple}, so it must have no element information item [children].`,
        element.end,
      );
    const text = element.children.length > 0 ? '' : element.text;
    const value = type.collapses ? trimmed(text) : text;
    const complaint = this.#complaint(value, element, type);
    if (!complaint) return;
    this.#report(complaint, element.end);
    this.#report(
      `cvc-type.3.1.3: The value '${value}' of element '${element.rawName}' is not valid.`,
      element.end,
    );
  }

  #content(element: XmlElement, type: ComplexType): void {
    element.isMixed = type.isMixed;
    const isEmpty = !type.isMixed && type.content.leaves.length === 0;
    /** Undefined once something did not fit: the rest is not complained of again. */
    let state: State<Leaf> | undefined = isEmpty ? undefined : type.content.start;
    let before: Leaf | undefined;
    for (const child of element.children) {
      const known = this.#declarationOf(child);
      const position: Position<Leaf> | undefined = state?.next.find(({ value }) =>
        fits(child, known, value),
      );
      if (state && !position) this.#report(contentMessage.misplaced(child, state, before), child);
      state = position?.after;
      before = position?.value;
      const leaf = before ?? type.content.leaves.find((candidate) => fits(child, known, candidate));
      this.#child(child, known, leaf);
    }
    if (isEmpty && (element.text !== '' || element.children.length > 0))
      this.#report(contentMessage.notEmpty(element), element.end);
    else if (!type.isMixed && trimmed(element.text) !== '')
      this.#report(contentMessage.characters(element), element.end);
    if (state && !state.isEnd)
      this.#report(contentMessage.incomplete(element, state, before), element.end);
  }

  #child(child: XmlElement, known: ElementDeclaration | null, leaf: Leaf | undefined): void {
    if (leaf && isWildcard(leaf) && leaf.isStrict && !known)
      this.#report(contentMessage.strictWildcard(child), child);
    this.#element(child, leaf && !isWildcard(leaf) && leaf.name === child.name ? leaf : known);
  }
}

/** Without surrounding spaces: of what XML takes for such, unlike JavaScript. */
const trimmed = (text: string): string => {
  let [start, end] = [0, text.length];
  while (start < end && SPACES.includes(text.charAt(start))) start++;
  while (start < end && SPACES.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
};
const SPACES = ' \t\n\r';

/** Whether an element may stand at a place: by its name, or by what its declaration may be substituted for. */
const fits = (element: XmlElement, known: ElementDeclaration | null, leaf: Leaf): boolean => {
  if (isWildcard(leaf))
    return leaf.except === null || (element.namespace !== leaf.except && element.namespace !== '');
  if (leaf.name === element.name && leaf.namespace === element.namespace) return true;
  for (let head = known?.head; head; head = head.head) if (head === leaf) return true;
  return false;
};
