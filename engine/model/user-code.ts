import type { Expression } from '../expression/expression.ts';

/** A user's script, inline or from a resource of the deployment. */
export interface Script {
  kind: 'script';
  format: string;
  source: string;
  /** Where the source is known only when it runs: what yields it, or yields the path of a resource that holds it. */
  late?: { yields: 'source' | 'resource'; expression: Expression };
}

/** A piece of a model that yields a value: an expression, a script, or for mappings a list or map of such. */
export type ValueSource =
  | { kind: 'expression'; expression: Expression }
  | Script
  | { kind: 'list'; items: readonly (ValueSource | null)[] }
  | { kind: 'map'; entries: readonly (readonly [key: Expression, ValueSource | null])[] };

export interface Mapping {
  name: string;
  /** Null for a parameter without content: it yields null. */
  source: ValueSource | null;
}

export interface IoMapping {
  inputs: readonly Mapping[];
  outputs: readonly Mapping[];
}

/** `className` and `delegateExpression` name what the embedding host registered. */
export type Delegate =
  | { kind: 'expression'; expression: Expression }
  | { kind: 'delegateExpression'; expression: Expression; fields: readonly Field[] }
  | { kind: 'class'; className: string; fields: readonly Field[] }
  | Script;

/** camunda:field: a value that is handed to a delegate. */
export interface Field {
  name: string;
  value: Expression;
}

/** What a flow or conditional event asks. */
export type ConditionSource = { kind: 'expression'; expression: Expression } | Script;

export interface ExecutionListener {
  event: 'start' | 'end' | 'take';
  delegate: Delegate;
}
