import type { Expression } from '../expression/expression.ts';

/** The form of a user task or start event. */
export interface Form {
  key: Expression | null;
  reference: FormReference | null;
  fields: readonly FormField[];
  /** camunda:formProperty, the older kind of field. */
  properties: readonly FormProperty[];
}

/** camunda:formRef: a Camunda form by its key. */
export interface FormReference {
  key: Expression;
  binding: string;
  version: Expression | null;
}

export interface FormField {
  id: string;
  label: Expression | null;
  type: string;
  /** Of the type `date`: its camunda:datePattern. */
  datePattern: string | null;
  /** Of the type `enum`: id and name of its values. */
  values: readonly (readonly [string, string])[];
  defaultValue: Expression | null;
  constraints: readonly { name: string; config: string | null }[];
  properties: readonly (readonly [string, string])[];
  isBusinessKey: boolean;
}

export interface FormProperty {
  id: string;
  name: string | null;
  type: string | null;
  variable: string | null;
  expression: Expression | null;
  defaultValue: Expression | null;
  isRequired: boolean;
  isReadable: boolean;
  isWritable: boolean;
}
