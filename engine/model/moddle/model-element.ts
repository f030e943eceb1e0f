import type { AnyElement, ModdleElement, PropertyDescriptor } from 'bpmn-moddle';
import { Element } from '../xml/element.ts';
import { PREFIXES } from '../xml/namespaces.ts';
import { PLACE } from '../xml/write-xml.ts';

/** An element of a BPMN model as moddle read it: its attributes, text and children by the description of its type. */
export class ModelElement extends Element {
  readonly name: string;
  readonly namespace: string;
  readonly line: number;
  readonly column: number;
  readonly #element: ModdleElement | AnyElement;
  #children: readonly ModelElement[] | undefined;

  /** `property`: of its parent, where it has the name of that and not of its type. */
  constructor(element: ModdleElement | AnyElement, property?: PropertyDescriptor) {
    super();
    this.#element = element;
    if (isAny(element)) {
      this.name = element.$descriptor.ns.localName;
      this.namespace = element.$descriptor.ns.uri;
    } else {
      const { prefix, localName } = (property ?? element.$descriptor).ns;
      const { uri, xml } = element.$model.getPackage(prefix);
      this.name = xml?.tagAlias === 'lowerCase' ? uncapitalized(localName) : localName;
      this.namespace = uri;
    }
    const [line, column] = (this.#value(PLACE) ?? '').split(':').map(Number);
    this.line = line ?? 0;
    this.column = column ?? 0;
  }

  get children(): readonly ModelElement[] {
    this.#children ??= childrenOf(this.#element).sort(
      (one, other) => one.line - other.line || one.column - other.column,
    );
    return this.#children;
  }

  get text(): string {
    if (isAny(this.#element)) return this.#element.$body ?? '';
    const body = this.#element.$descriptor.bodyProperty;
    return (body && textOf(this.#element, body.name)) ?? '';
  }

  attribute(name: string, namespaces: readonly string[] = ['']): string | null {
    for (const namespace of namespaces) {
      const value = this.#value(namespace === '' ? name : `${PREFIXES[namespace]}:${name}`);
      if (value !== null) return value;
    }
    return null;
  }

  declared(prefix: string): string | undefined {
    return this.#value(`xmlns:${prefix}`) ?? undefined;
  }

  #value(name: string): string | null {
    if (isAny(this.#element)) return textOf(this.#element, name);
    const property = this.#element.$descriptor.propertiesByName[name];
    return property ? textOf(this.#element, property.name) : textOf(this.#element.$attrs, name);
  }
}

const isAny = (element: ModdleElement | AnyElement): element is AnyElement =>
  'isGeneric' in element.$descriptor;

const uncapitalized = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Own properties only: an attribute may have any name. */
const textOf = (owner: object, name: string): string | null => {
  const value: unknown = Object.hasOwn(owner, name) ? owner[name as keyof typeof owner] : null;
  return typeof value === 'string' ? value : null;
};

const childrenOf = (element: ModdleElement | AnyElement): ModelElement[] => {
  if (isAny(element)) return (element.$children ?? []).map((child) => new ModelElement(child));
  return element.$descriptor.properties.flatMap((property) => {
    const { name, isAttr, isBody } = property;
    const value: unknown =
      isAttr || isBody || !Object.hasOwn(element, name) ? null : element[name as never];
    if (!Array.isArray(value)) return [];
    return (value as ModdleElement[]).map(
      (child) => new ModelElement(child, isNamedBy(property, child) ? property : undefined),
    );
  });
};

/** Whether an element has the name of a property: one of another type has its type's, unless it says so by xsi:type. */
const isNamedBy = ({ xml, type }: PropertyDescriptor, child: ModdleElement): boolean =>
  xml?.serialize !== undefined &&
  (child.$descriptor.name === type || Object.hasOwn(child.$attrs, 'xsi:type'));
