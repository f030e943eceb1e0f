import type { Expression } from '../expression/expression.ts';
import type { ConditionSource, Delegate } from './user-code.ts';

export interface CallMapping {
  /** `all`: every variable. */
  source:
    | { kind: 'all' }
    | { kind: 'variable'; name: string }
    | { kind: 'expression'; expression: Expression }
    | { kind: 'businessKey'; expression: Expression };
  target: string | null;
  local: boolean;
}

export interface Call {
  calledElement: Expression;
  binding: 'latest' | 'deployment' | 'version' | 'versionTag';
  version: Expression | null;
  versionTag: Expression | null;
  tenantId: Expression | null;
  inputs: readonly CallMapping[];
  outputs: readonly CallMapping[];
  /** camunda:variableMappingClass or -DelegateExpression. */
  variableMapping: Extract<Delegate, { fields: unknown }> | null;
}

/** On the body: how its inner activity is repeated. */
export interface MultiInstance {
  sequential: boolean;
  loopCardinality: Expression | null;
  /** A text without an expression is the name of a variable. */
  collection: Expression | null;
  elementVariable: string | null;
  completionCondition: ConditionSource | null;
}
