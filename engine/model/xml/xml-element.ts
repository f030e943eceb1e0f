import { Element, type Place } from './element.ts';

export interface Attribute {
  /** As written, with its prefix. */
  rawName: string;
  localName: string;
  /** Empty for an attribute without prefix. */
  namespace: string;
  value: string;
}

const NONE: readonly XmlElement[] = [];

/** An element of an XML document that is being checked, with all that is written in it. */
export class XmlElement extends Element {
  /** Whether the schema, which was asked, allows text in it beside elements. */
  isMixed = false;
  readonly #attributes: Attribute[];
  #children: XmlElement[] | undefined;
  #text: string | undefined;
  #end: Place | undefined;

  constructor(
    readonly name: string,
    readonly namespace: string,
    readonly rawName: string,
    attributes: Attribute[],
    readonly line: number,
    readonly column: number,
    /** Namespaces by prefix ('' for none) that this start tag declares, if any. */
    readonly declarations: Readonly<Record<string, string>> | undefined,
    readonly parent: XmlElement | undefined,
  ) {
    super();
    this.#attributes = attributes;
  }

  get attributes(): readonly Attribute[] {
    return this.#attributes;
  }

  get children(): readonly XmlElement[] {
    return this.#children ?? NONE;
  }

  get text(): string {
    return this.#text ?? '';
  }

  /** Where its end tag ends. */
  get end(): Place {
    return this.#end ?? this;
  }

  endAt(line: number, column: number): void {
    if (line !== this.line || column !== this.column) this.#end = { line, column };
  }

  append(child: XmlElement): void {
    if (this.#children) this.#children.push(child);
    else this.#children = [child];
  }

  appendText(text: string): void {
    this.#text = this.#text === undefined ? text : this.#text + text;
  }

  attribute(name: string, namespaces: readonly string[] = ['']): string | null {
    for (const namespace of namespaces)
      for (const attribute of this.#attributes)
        if (attribute.localName === name && attribute.namespace === namespace)
          return attribute.value;
    return null;
  }

  declared(prefix: string): string | undefined {
    return this.declarations?.[prefix];
  }

  /** The namespace that a prefix ('' for none) stands for at this element, undefined where it is not declared. */
  namespaceOf(prefix: string): string | undefined {
    for (let element: XmlElement | undefined = this; element; element = element.parent) {
      const namespace = element.declared(prefix);
      if (namespace !== undefined) return namespace;
    }
    return prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : undefined;
  }
}
