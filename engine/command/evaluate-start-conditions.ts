import { tryEvaluateCondition } from '../execution/condition.ts';
import { createProcessInstance, startProcessInstance } from '../execution/process-start.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { eventFailure, persistenceFailure } from '../failure.ts';
import type { Activity, ProcessGraph } from '../model/process-graph.ts';
import type { ExecutionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { definitionOf } from './definition.ts';

/** Variables, and whose conditional start events are asked whether their conditions hold with them. */
export interface EvaluateStartConditions {
  variables?: ReadonlyMap<string, TypedValue>;
  businessKey?: string | null;
  /** Only of this definition, whichever its version. */
  processDefinitionId?: string | null;
  /** Only of this tenant, or with null of none; not looked at beside `processDefinitionId`, as in Camunda. */
  tenantId?: string | null;
}

/** An instance that a condition has started; it may have ended already. */
export interface StartedByCondition {
  row: Readonly<ExecutionRow>;
  isEnded: boolean;
}

/** EvaluateStartConditionCmd: every condition is asked before the first instance starts. */
export function* evaluateStartConditions(
  context: CommandContext,
  command: EvaluateStartConditions,
): Work<StartedByCondition[]> {
  const { variables = new Map(), businessKey = null, processDefinitionId = null } = command;
  const asked =
    processDefinitionId === null
      ? yield* subscribedStarts(context, command)
      : yield* startsOf(context, processDefinitionId);
  const holding: Start[] = [];
  for (const start of asked) if (yield* holds(context, start, variables)) holding.push(start);
  const started: StartedByCondition[] = [];
  for (const { process, activity } of holding) {
    const instance = createProcessInstance(context, process, activity, { businessKey });
    yield* startProcessInstance(instance, variables);
    started.push({ row: instance.row, isEnded: instance.isEnded });
  }
  return started;
}

interface Start {
  process: ProcessGraph;
  activity: Activity;
}

/** Those of the latest versions. */
function* subscribedStarts(
  context: CommandContext,
  { tenantId }: EvaluateStartConditions,
): Work<Start[]> {
  const subscriptions = context.unit
    .query({
      table: 'eventSubscription',
      where: [
        { op: 'eq', column: 'eventType', value: 'conditional' },
        { op: 'isNull', column: 'executionId' },
      ],
    })
    .filter((row) => tenantId === undefined || row.tenantId === tenantId);
  if (subscriptions.length === 0) throw eventFailure.noConditionalSubscriptions();
  const starts: Start[] = [];
  for (const { configuration, activityId } of subscriptions) {
    const definition = definitionOf(context, { id: String(configuration) });
    if (definition.suspensionState === 2) continue;
    const process = yield* context.otherGraph(definition.id);
    const activity = process.activityById.get(activityId);
    if (activity) starts.push({ process, activity });
  }
  return starts;
}

/** Those of a definition, which may be an older version. */
function* startsOf(context: CommandContext, definitionId: string): Work<Start[]> {
  const definition = definitionOf(context, { id: definitionId });
  if (definition.suspensionState === 2) return [];
  const process = yield* context.otherGraph(definition.id);
  const activities = process.activities.filter(({ type }) => type === 'conditionalStartEvent');
  if (activities.length === 0) throw eventFailure.noConditionalStart(definitionId);
  return activities.map((activity) => ({ process, activity }));
}

/** DefaultConditionHandler.evaluateCondition: asked of an execution that only holds the variables. */
function* holds(
  context: CommandContext,
  { process, activity: { event } }: Start,
  variables: ReadonlyMap<string, TypedValue>,
): Work<boolean> {
  if (event?.kind !== 'conditional') return false;
  const { variableName, condition } = event.conditional;
  if (variableName !== null && !variables.has(variableName)) return false;
  const execution = createProcessInstance(context, process, null, {});
  for (const [name, value] of variables)
    execution.setVariableLocal(name, { ...value, transient: true });
  const isTrue = yield* tryEvaluateCondition(execution, condition);
  for (const { transient } of execution.variables.values())
    if (!transient) throw persistenceFailure();
  context.unit.remove('execution', execution.row);
  return isTrue;
}
