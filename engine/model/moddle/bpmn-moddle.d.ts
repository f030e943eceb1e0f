/** What is used of bpmn-moddle, which declares the types of BPMN's elements, but not of its own functions. */
declare module 'bpmn-moddle' {
  export interface Package {
    readonly uri: string;
    /** Whether elements are named by their types as they are, or with a small first letter. */
    readonly xml?: { readonly tagAlias?: 'lowerCase' };
  }

  export interface Name {
    /** Of the package, whatever is written in the file. */
    readonly prefix: string;
    readonly localName: string;
  }

  /** A property of a type, inherited ones included. */
  export interface PropertyDescriptor {
    readonly name: string;
    readonly isAttr?: boolean;
    readonly isBody?: boolean;
    /** With the prefix of its package. */
    readonly type: string;
    readonly ns: Name;
    /** Says that its elements are named by the property and not by their types. */
    readonly xml?: { readonly serialize?: string };
  }

  export interface Descriptor {
    /** With the prefix of its package. */
    readonly name: string;
    readonly ns: Name;
    readonly properties: readonly PropertyDescriptor[];
    readonly propertiesByName: Readonly<Record<string, PropertyDescriptor | undefined>>;
    readonly bodyProperty?: PropertyDescriptor;
  }

  /** An element of a type that a package describes; its properties are those of the descriptor. */
  export interface ModdleElement {
    readonly $descriptor: Descriptor;
    readonly $model: { getPackage(prefix: string): Package };
    /** Attributes that its type does not have. */
    readonly $attrs: Readonly<Record<string, string>>;
  }

  /** An element of a namespace without package; its attributes are its properties. */
  export interface AnyElement {
    readonly $descriptor: {
      readonly isGeneric: true;
      readonly ns: { readonly localName: string; readonly uri: string };
    };
    readonly $body?: string;
    readonly $children?: readonly AnyElement[];
  }

  export class BpmnModdle {
    constructor(packages: Readonly<Record<string, unknown>>);
    /** Rejected where the root is not of that type; `lax`: elements that no type has are passed over. */
    fromXML(
      xml: string,
      rootType: 'bpmn:Definitions',
      options: { lax: boolean },
    ): Promise<{ rootElement: ModdleElement }>;
  }
}
