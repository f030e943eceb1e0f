/** Where a start tag ends in its file, counted from 1 as SAX locators do: what Camunda shows with a problem. */
export interface Place {
  line: number;
  column: number;
}

export interface Attribute {
  /** As written, with its prefix. */
  rawName: string;
  localName: string;
  /** Empty for an attribute without prefix. */
  namespace: string;
  value: string;
}

/** More than one element of a name that Camunda's parser takes for unique (org.camunda.bpm.engine.impl.util.xml.Element). */
export class MultipleElements extends Error {
  constructor(name: string) {
    super(`Parsing exception: multiple elements with tag name ${name} found`);
  }
}

const NONE: readonly Element[] = [];

/** An element of an XML document with its attributes, text and children; names are looked up by local name, as in Camunda. */
export class Element implements Place {
  readonly #attributes: Attribute[];
  #children: Element[] | undefined;
  #text: string | undefined;
  #end: Place | undefined;

  constructor(
    readonly name: string,
    readonly namespace: string,
    readonly rawName: string,
    attributes: Attribute[],
    readonly line: number,
    readonly column: number,
    /** Namespaces by prefix that this start tag declares, if any. */
    readonly declared: Readonly<Record<string, string>> | undefined,
    readonly parent: Element | undefined,
  ) {
    this.#attributes = attributes;
  }

  get attributes(): readonly Attribute[] {
    return this.#attributes;
  }

  get children(): readonly Element[] {
    return this.#children ?? NONE;
  }

  /** Its own text, in one piece, that of its children left out. */
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

  append(child: Element): void {
    if (this.#children) this.#children.push(child);
    else this.#children = [child];
  }

  appendText(text: string): void {
    this.#text = this.#text === undefined ? text : this.#text + text;
  }

  /** An attribute without prefix, or, with namespaces, the first of them in which there is one of that name. */
  attribute(name: string, namespaces: readonly string[] = ['']): string | null {
    for (const namespace of namespaces)
      for (const attribute of this.#attributes)
        if (attribute.localName === name && attribute.namespace === namespace)
          return attribute.value;
    return null;
  }

  /** The children of that name, of any namespace, or of the first of the given namespaces in which there are some. */
  elements(name: string, namespaces?: readonly string[]): readonly Element[] {
    const named = this.children.filter((child) => child.name === name);
    if (!namespaces) return named;
    for (const namespace of namespaces) {
      const found = named.filter((child) => child.namespace === namespace);
      if (found.length > 0) return found;
    }
    return NONE;
  }

  /** The one child of that name; throws MultipleElements where there are several. */
  element(name: string, namespaces?: readonly string[]): Element | null {
    const found = this.elements(name, namespaces);
    if (found.length > 1) throw new MultipleElements(name);
    return found[0] ?? null;
  }

  /** The namespace that a prefix ('' for none) stands for at this element, undefined where it is not declared. */
  namespaceOf(prefix: string): string | undefined {
    for (let element: Element | undefined = this; element; element = element.parent) {
      const namespace = element.declared?.[prefix];
      if (namespace !== undefined) return namespace;
    }
    return prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : undefined;
  }
}
