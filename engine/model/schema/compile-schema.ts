import type { XmlElement } from '../xml/xml-element.ts';
import { compileContent, type Particle } from './content-model.ts';
import {
  type AttributeUse,
  type ComplexType,
  type ElementDeclaration,
  keyOf,
  type Schema,
  type Type,
  type Wildcard,
} from './schema.ts';
import { builtInTypes, enumeration, type SimpleType, union } from './simple-type.ts';

type Leaf = ElementDeclaration | Wildcard;

/** Reads the schema documents together. Of XML Schema it knows what BPMN's own schemas use, and throws on the rest. */
export const compileSchema = (documents: readonly XmlElement[]): Schema =>
  new Compiler(documents).compile();

class Compiler {
  readonly #definitions = new Map<string, XmlElement>();
  readonly #types = new Map<string, Type>();
  readonly #elements = new Map<string, ElementDeclaration>();
  /** Of each type with those of its base: an extension adds to them. */
  readonly #particles = new Map<ComplexType, readonly Particle<Leaf>[]>();

  constructor(documents: readonly XmlElement[]) {
    for (const document of documents) {
      for (const child of document.children) {
        const name = child.attribute('name');
        if (name) this.#definitions.set(`${child.name} ${keyOf(targetOf(child), name)}`, child);
      }
    }
  }

  compile(): Schema {
    for (const [key, element] of this.#definitions) {
      const name = key.slice(key.indexOf(' ') + 1);
      if (element.name === 'element') this.#global(name);
      else this.#type(name);
    }
    return { elements: this.#elements, types: this.#types };
  }

  #global(key: string): ElementDeclaration {
    const known = this.#elements.get(key);
    if (known) return known;
    const element = this.#definitions.get(`element ${key}`);
    if (!element) throw new Error(`the schema declares no element ${key}`);
    const declaration = blankDeclaration(element);
    this.#elements.set(key, declaration);
    this.#fill(declaration, element);
    const head = element.attribute('substitutionGroup');
    if (head) declaration.head = this.#global(qualified(element, head));
    return declaration;
  }

  #fill(declaration: ElementDeclaration, element: XmlElement): void {
    const type = element.attribute('type');
    const inline = element.element('complexType');
    declaration.type = inline
      ? this.#complexType(inline, '')
      : this.#type(qualified(element, type ?? ''));
  }

  #type(key: string): Type {
    const known = this.#types.get(key) ?? builtInTypes[key.replace(`{${XML_SCHEMA}}`, '')];
    if (known) return known;
    const simple = this.#definitions.get(`simpleType ${key}`);
    if (simple) return this.#remember(key, simpleType(simple));
    const complex = this.#definitions.get(`complexType ${key}`);
    if (!complex) throw new Error(`the schema declares no type ${key}`);
    return this.#complexType(complex, key);
  }

  #remember<T extends Type>(key: string, type: T): T {
    if (key) this.#types.set(key, type);
    return type;
  }

  /** Known before its content is read: a type may contain itself. */
  #complexType(element: XmlElement, key: string): ComplexType {
    const extension = element.element('complexContent')?.element('extension');
    const base = extension
      ? (this.#type(qualified(extension, extension.attribute('base') ?? '')) as ComplexType)
      : null;
    const body = extension ?? element;
    const wildcard = body.element('anyAttribute');
    const type: ComplexType = this.#remember(key, {
      kind: 'complex',
      name: element.attribute('name') ?? '#AnonType',
      base,
      isAbstract: element.attribute('abstract') === 'true',
      isMixed: element.attribute('mixed') === 'true' || (base?.isMixed ?? false),
      content: { start: { next: [], isEnd: true }, leaves: [] },
      attributes: new Map([
        ...(base?.attributes ?? []),
        ...body.elements('attribute').map((use) => this.#attribute(use)),
      ]),
      attributesExcept: wildcard ? targetOf(element) : (base?.attributesExcept ?? null),
    });
    const particles = [...((base && this.#particles.get(base)) ?? []), ...this.#groups(body)];
    this.#particles.set(type, particles);
    type.content = compileContent<Leaf>({ sequence: particles, min: 1, max: 1 });
    return type;
  }

  #groups(body: XmlElement): Particle<Leaf>[] {
    return body.children
      .filter(({ name }) => name === 'sequence' || name === 'choice')
      .map((group) => this.#particle(group));
  }

  #particle(element: XmlElement): Particle<Leaf> {
    const occurs = {
      min: Number(element.attribute('minOccurs') ?? 1),
      max:
        element.attribute('maxOccurs') === 'unbounded'
          ? Number.POSITIVE_INFINITY
          : Number(element.attribute('maxOccurs') ?? 1),
    };
    if (element.name === 'sequence')
      return { sequence: element.children.map((child) => this.#particle(child)), ...occurs };
    if (element.name === 'choice')
      return { choice: element.children.map((child) => this.#particle(child)), ...occurs };
    if (element.name === 'any') return { leaf: wildcardOf(element), ...occurs };
    const ref = element.attribute('ref');
    if (ref) return { leaf: this.#global(qualified(element, ref)), ...occurs };
    const local = blankDeclaration(element);
    this.#fill(local, element);
    return { leaf: local, ...occurs };
  }

  #attribute(element: XmlElement): readonly [string, AttributeUse] {
    const name = element.attribute('name') ?? '';
    const type = this.#type(qualified(element, element.attribute('type') ?? '')) as SimpleType;
    return [name, { name, type, isRequired: element.attribute('use') === 'required' }];
  }
}

const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';

/** The namespace that a schema document declares names in. */
const targetOf = (element: XmlElement): string => {
  let root = element;
  while (root.parent) root = root.parent;
  return root.attribute('targetNamespace') ?? '';
};

const qualified = (element: XmlElement, name: string): string => {
  const [prefix, local] = name.includes(':') ? (name.split(':') as [string, string]) : ['', name];
  return keyOf(element.namespaceOf(prefix) ?? '', local);
};

const blankDeclaration = (element: XmlElement): ElementDeclaration => ({
  name: element.attribute('name') ?? '',
  namespace: targetOf(element),
  type: union(''),
  isAbstract: element.attribute('abstract') === 'true',
  head: null,
});

const wildcardOf = (element: XmlElement): Wildcard => ({
  except: element.attribute('namespace') === '##other' ? targetOf(element) : null,
  isStrict: element.attribute('processContents') !== 'lax',
});

const simpleType = (element: XmlElement): SimpleType => {
  const name = element.attribute('name') ?? '';
  const restriction = element.element('restriction');
  if (!restriction) return union(name);
  return enumeration(
    name,
    restriction.elements('enumeration').map((facet) => facet.attribute('value') ?? ''),
  );
};
