/** Where a start tag ends in its file, counted from 1 as SAX locators do: what Camunda shows with a problem. */
export interface Place {
  line: number;
  column: number;
}

/** More than one element of a name that Camunda's parser takes for unique (org.camunda.bpm.engine.impl.util.xml.Element). */
export class MultipleElements extends Error {
  constructor(name: string) {
    super(`Parsing exception: multiple elements with tag name ${name} found`);
  }
}

const NONE: readonly never[] = [];

/** An element of a model, as the process graph is built from it; names are looked up by local name, as in Camunda. */
export abstract class Element implements Place {
  abstract readonly name: string;
  /** The URI. */
  abstract readonly namespace: string;
  abstract readonly line: number;
  abstract readonly column: number;
  /** In the order of the file. */
  abstract readonly children: readonly Element[];
  /** Its own text, in one piece, that of its children left out. */
  abstract readonly text: string;

  /** An attribute without prefix, or, with namespaces, the first of them in which there is one of that name. */
  abstract attribute(name: string, namespaces?: readonly string[]): string | null;

  /** The namespace that its own start tag declares for a prefix, if it does. */
  abstract declared(prefix: string): string | undefined;

  /** The children of that name, of any namespace, or of the first of the given namespaces in which there are some. */
  elements(name: string, namespaces?: readonly string[]): readonly this[] {
    const children = this.children as readonly this[];
    const named = children.filter((child) => child.name === name);
    if (!namespaces) return named;
    for (const namespace of namespaces) {
      const found = named.filter((child) => child.namespace === namespace);
      if (found.length > 0) return found;
    }
    return NONE;
  }

  /** The one child of that name; throws MultipleElements where there are several. */
  element(name: string, namespaces?: readonly string[]): this | null {
    const found = this.elements(name, namespaces);
    if (found.length > 1) throw new MultipleElements(name);
    return found[0] ?? null;
  }
}
