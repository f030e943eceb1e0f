import type { VariableScope } from '../execution/variable-scope.ts';
import { toExpressionValue } from '../execution/variable-value.ts';
import type { ExpressionObject } from '../expression/expression.ts';
import { encode } from './wire.ts';

/** All that a script can see, for worker/evaluate.mjs. */
export interface ScriptRequest extends Readonly<Record<string, unknown>> {
  language: 'javascript' | 'typescript';
  source: string;
  /** The variables of the environment that are granted, null for one that is not set. */
  environment?: Record<string, string | null>;
  /** `task` in the listeners of a task, else `execution` (VariableScopeResolver). */
  name: 'execution' | 'task';
  /** The variables of the scope and of those around it, the innermost first. */
  layers: [string, unknown][][];
  properties: Record<string, unknown>;
  /** The execution of a task. */
  execution?: Record<string, unknown>;
}

/** Copies a scope for a script. */
export const requestOf = (
  scope: VariableScope,
  script: Pick<ScriptRequest, 'language' | 'source' | 'environment'>,
): ScriptRequest => {
  const task = object(scope, 'task');
  const execution = object(scope, 'execution');
  const around = execution && read(execution, EXECUTION);
  return {
    ...script,
    layers: layersOf(scope),
    ...(task
      ? { name: 'task', properties: read(task, TASK), ...(around && { execution: around }) }
      : { name: 'execution', properties: around ?? {} }),
  };
};

/** What the script sees as `execution` or `task` of the engine: expressions see the same. */
export const object = (
  scope: VariableScope,
  name: 'execution' | 'task',
): ExpressionObject | undefined => scope.namedObject(name) as ExpressionObject | undefined;

const layersOf = (scope: VariableScope): ScriptRequest['layers'] => {
  const layers: ScriptRequest['layers'] = [];
  for (let each: VariableScope | null = scope; each; each = each.parentScope)
    layers.push(
      [...each.variables].map(([name, { row }]) => [name, encode(toExpressionValue(row))]),
    );
  return layers;
};

const read = (from: ExpressionObject, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, encode(from.property(name))]));

/** Properties of DelegateExecution and DelegateTask; each is a getter of scripts. */
const EXECUTION = [
  'id',
  'processInstanceId',
  'rootProcessInstanceId',
  'processDefinitionId',
  'businessKey',
  'processBusinessKey',
  'activityInstanceId',
  'parentActivityInstanceId',
  'currentActivityId',
  'currentActivityName',
  'currentTransitionId',
  'parentId',
  'eventName',
  'tenantId',
  'isCanceled',
];
const TASK = [
  'id',
  'name',
  'description',
  'priority',
  'assignee',
  'owner',
  'createTime',
  'dueDate',
  'followUpDate',
  'executionId',
  'processInstanceId',
  'processDefinitionId',
  'taskDefinitionKey',
  'tenantId',
  'deleteReason',
  'eventName',
];
