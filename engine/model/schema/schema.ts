import type { ContentModel } from './content-model.ts';
import type { SimpleType } from './simple-type.ts';

/** What a set of XML schema files declares, as far as BPMN's schemas need it. */
export interface Schema {
  /** Global elements by `{namespace}name`. */
  elements: ReadonlyMap<string, ElementDeclaration>;
  /** Named types by `{namespace}name`. */
  types: ReadonlyMap<string, Type>;
}

export interface ElementDeclaration {
  name: string;
  namespace: string;
  type: Type;
  isAbstract: boolean;
  /** The element in whose place this one may stand (substitutionGroup). */
  head: ElementDeclaration | null;
}

export interface Wildcard {
  /** Elements of this namespace do not fit (`##other`); null: all do. */
  except: string | null;
  /** Whether elements without a declaration are refused. */
  isStrict: boolean;
}

export type Content = ContentModel<ElementDeclaration | Wildcard>;

export interface ComplexType {
  kind: 'complex';
  name: string;
  base: Type | null;
  isAbstract: boolean;
  isMixed: boolean;
  content: Content;
  attributes: ReadonlyMap<string, AttributeUse>;
  /** Attributes of all namespaces but this one are welcome; null: of none. */
  attributesExcept: string | null;
}

export interface AttributeUse {
  name: string;
  type: SimpleType;
  isRequired: boolean;
}

export type Type = ComplexType | SimpleType;

export const keyOf = (namespace: string, name: string): string => `{${namespace}}${name}`;

export const isWildcard = (leaf: ElementDeclaration | Wildcard): leaf is Wildcard =>
  'isStrict' in leaf;

/** Whether a type is the other one or extends it, directly or not. */
export const isDerived = (type: Type, from: Type): boolean =>
  type === from || (type.kind === 'complex' && type.base !== null && isDerived(type.base, from));
