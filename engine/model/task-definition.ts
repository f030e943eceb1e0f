import type { Expression } from '../expression/expression.ts';
import type { Call } from './call.ts';
import type { Timer } from './event-definition.ts';
import type { Delegate } from './user-code.ts';

export interface UserTask {
  name: Expression | null;
  description: Expression | null;
  assignee: Expression | null;
  owner: Expression | null;
  candidateUsers: readonly Expression[];
  candidateGroups: readonly Expression[];
  dueDate: Expression | null;
  followUpDate: Expression | null;
  priority: Expression | null;
  listeners: readonly TaskListener[];
}

export type Service =
  | {
      kind: 'external';
      topic: Expression;
      priority: Expression | null;
      errorDefinitions: readonly ExternalErrorDefinition[];
      /** camunda:properties, name and value, which workers may ask for. */
      properties: readonly (readonly [string, string | null])[];
    }
  | { kind: 'delegate'; delegate: Delegate; resultVariable: string | null };

/** Of a business rule task: the decision that it asks, by its key. */
export interface Decision {
  key: Expression;
  binding: Call['binding'];
  version: Expression | null;
  versionTag: Expression | null;
  tenantId: Expression | null;
  resultVariable: string | null;
  mapping: 'singleEntry' | 'singleResult' | 'collectEntries' | 'resultList';
}

export interface ExternalErrorDefinition {
  code: string | null;
  expression: Expression;
  codeVariable: string | null;
  messageVariable: string | null;
}

export interface TaskListener {
  event: 'create' | 'assignment' | 'complete' | 'update' | 'delete' | 'timeout';
  delegate: Delegate;
  /** For `timeout`: with its id. */
  timer?: Timer;
  id?: string;
}
