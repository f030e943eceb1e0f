import type { Execution } from '../execution/execution.ts';
import { executionObject } from '../execution/execution-object.ts';
import { executionsByActivity } from '../execution/scoped-variable.ts';
import type { VariableScope } from '../execution/variable-scope.ts';
import { toExpressionValue } from '../execution/variable-value.ts';
import type { ExpressionObject } from '../expression/expression.ts';
import { encode, type Target } from './wire.ts';

/** All that a script can see, for worker/evaluate.mjs. */
export interface ScriptRequest extends Readonly<Record<string, unknown>> {
  language: 'javascript' | 'typescript';
  source: string;
  /** The variables of the environment that are granted, null for one that is not set. */
  environment?: Record<string, string | null>;
  /** `task` in the listeners of a task, else `execution` (VariableScopeResolver). */
  name: 'execution' | 'task';
  /** The variables of the scope and of those around it, the innermost first; with their types where those are asked. */
  layers: Layer[];
  properties: Record<string, unknown>;
  /** The execution of a task. */
  execution?: Record<string, unknown>;
  /** For setVariable of an activity: which layer it means. */
  activities?: [activityId: string, layer: number][];
  processInstance?: Record<string, unknown>;
  /** The execution that has called the process instance. */
  superExecution?: { properties: Record<string, unknown>; layers: Layer[] };
  /** Ids for incidents that the script makes, and the time. */
  incidentIds?: string[];
  now?: number;
  candidates?: Record<string, unknown>[];
}

type Layer = [name: string, value: unknown, type?: string][];

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
    layers: layersOf(scope, script.source),
    ...askedFor(scope, script.source),
    ...(task
      ? { name: 'task', properties: read(task, TASK), ...(around && { execution: around }) }
      : { name: 'execution', properties: around ?? {} }),
  };
};

/** What the script sees as `execution` or `task` of the engine: expressions see the same. */
export const object = (scope: VariableScope, target: Target): ExpressionObject | undefined => {
  if (target === 'task') return scope.namedObject('task') as ExpressionObject | undefined;
  const execution = executionOf(scope, target);
  return execution && executionObject(execution);
};

/** Whom a script means; it sees the caller of its process instance, and no further. */
export const executionOf = (scope: VariableScope, target: Target): Execution | undefined => {
  const execution = scope.scopeExecution;
  if (target === 'execution' || !execution) return execution ?? undefined;
  const { processInstance } = execution;
  if (target === 'processInstance') return processInstance;
  return processInstance.superExecution ?? undefined;
};

/** What few scripts need is sent only to those that name it. */
const askedFor = (scope: VariableScope, source: string): Partial<ScriptRequest> => {
  const asked: Partial<ScriptRequest> = {};
  const { context } = scope;
  if (source.includes('setVariable')) asked.activities = activitiesOf(scope);
  if (/ProcessInstance\b/.test(source)) {
    const instance = object(scope, 'processInstance');
    if (instance) asked.processInstance = read(instance, EXECUTION);
  }
  if (source.includes('SuperExecution')) {
    const caller = executionOf(scope, 'superExecution');
    if (caller)
      asked.superExecution = {
        properties: read(executionObject(caller), EXECUTION),
        layers: layersOf(caller, source),
      };
  }
  if (source.includes('createIncident')) {
    asked.incidentIds = Array.from({ length: INCIDENTS }, () => context.nextId());
    asked.now = context.now();
  }
  const task = source.includes('getCandidates') ? object(scope, 'task') : undefined;
  if (task)
    asked.candidates = [...(task.property('candidates') as Set<ExpressionObject>)].map((link) =>
      read(link, LINK),
    );
  return asked;
};

/** So many incidents one run of a script can make. */
const INCIDENTS = 50;

const activitiesOf = (scope: VariableScope): ScriptRequest['activities'] => {
  const execution = scope.scopeExecution;
  if (!execution) return [];
  const layers = [...scopesFrom(execution)];
  return executionsByActivity(execution).map(([id, each]) => [id, layers.indexOf(each)]);
};

function* scopesFrom(scope: VariableScope): Generator<VariableScope> {
  for (let each: VariableScope | null = scope; each; each = each.parentScope) yield each;
}

const layersOf = (scope: VariableScope, source: string): Layer[] => {
  const areTyped = source.includes('Typed');
  return Array.from(scopesFrom(scope), ({ variables }) =>
    Array.from(variables, ([name, { row }]) =>
      areTyped
        ? [name, encode(toExpressionValue(row)), row.type]
        : [name, encode(toExpressionValue(row))],
    ),
  );
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
const LINK = ['id', 'type', 'userId', 'groupId', 'taskId', 'processDefId', 'tenantId'];
const TASK = [
  'id',
  'name',
  'description',
  'priority',
  'assignee',
  'owner',
  'createTime',
  'lastUpdated',
  'dueDate',
  'followUpDate',
  'executionId',
  'processInstanceId',
  'processDefinitionId',
  'taskDefinitionKey',
  'tenantId',
  'deleteReason',
  'eventName',
  'taskState',
  'delegationState',
  'isSuspended',
  'caseInstanceId',
  'caseExecutionId',
  'caseDefinitionId',
];
