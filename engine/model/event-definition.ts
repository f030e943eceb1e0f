import type { Expression } from '../expression/expression.ts';
import type { CallMapping } from './call.ts';
import type { ConditionSource } from './user-code.ts';

export interface Timer {
  kind: 'timeDate' | 'timeDuration' | 'timeCycle';
  expression: Expression;
  /** Whether its job is exclusive (camunda:exclusive on the timer's definition). */
  exclusive: boolean;
  /** How its job definition names it: `DURATION: PT1H`. */
  configuration: string;
}

export interface ConditionalDefinition {
  condition: ConditionSource;
  variableName: string | null;
  /** Empty: any of create, update, delete. */
  variableEvents: readonly ('create' | 'update' | 'delete')[];
}

/** The event definition of a start, boundary, intermediate or end event. */
export type EventDefinition =
  | { kind: 'message'; name: Expression }
  | { kind: 'signal'; name: Expression; async: boolean; inputs: readonly CallMapping[] }
  | { kind: 'timer'; timer: Timer }
  | { kind: 'conditional'; conditional: ConditionalDefinition }
  /** A null code catches all. */
  | {
      kind: 'error';
      code: string | null;
      codeVariable: string | null;
      messageVariable: string | null;
      message: Expression | null;
    }
  | { kind: 'escalation'; code: string | null; codeVariable: string | null }
  | { kind: 'compensate'; activityRef: string | null; waitForCompletion: boolean }
  | { kind: 'cancel' }
  | { kind: 'terminate' }
  | { kind: 'link'; name: string };
