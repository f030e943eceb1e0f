import { executionFailure } from '../failure.ts';
import type { Activity } from '../model/process-graph.ts';
import type { EventSubscriptionRow } from '../store/tables.ts';
import { mappingFromScope } from './activity-execution-mapping.ts';
import type { CommandContext } from './context.ts';
import { executeActivity } from './execute-activity.ts';
import type { Execution } from './execution.ts';
import { signal } from './step-loop.ts';
import type { TypedValue } from './variable-scope.ts';
import type { Work } from './work.ts';

/** Variables that come with an event. */
export interface Payload {
  variables?: ReadonlyMap<string, TypedValue>;
  variablesLocal?: ReadonlyMap<string, TypedValue>;
  /** Local to the scope that the event triggers. */
  variablesToTriggeredScope?: ReadonlyMap<string, TypedValue>;
}

/** An event has come for which an execution waits (EventHandlerImpl.handleIntermediateEvent). */
export function* triggerSubscription(
  context: CommandContext,
  subscription: EventSubscriptionRow,
  payload: Payload = {},
): Work {
  const execution = context.executionOf(subscription.executionId as string);
  const activity = execution.graph.activityById.get(subscription.activityId);
  if (!activity) throw executionFailure.vanished('activity', subscription.activityId);
  if (payload.variables) execution.setVariables(payload.variables);
  if (payload.variablesLocal) execution.setVariablesLocal(payload.variablesLocal);
  if (payload.variablesToTriggeredScope) {
    if (activity.type === 'intermediateMessageCatch')
      execution.setVariablesLocal(payload.variablesToTriggeredScope);
    else execution.processInstance.payloadForTriggeredScope = payload.variablesToTriggeredScope;
  }
  if (activity === execution.activity) yield* signal(execution, { name: 'signal', data: null });
  else yield* triggerActivity(execution, activity);
}

/**
 * Starts a boundary event or an event subprocess, from the execution of its event scope. What runs beside the event
 * scope itself (a non-interrupting boundary event) runs in the flow scope (PvmExecutionImpl.executeEventHandlerActivity).
 */
export function* triggerActivity(execution: Execution, event: Activity): Work {
  const activity = handlerOf(event);
  const { flowScope, eventScope } = activity;
  if (
    activity.startBehavior === 'concurrentInFlowScope' &&
    eventScope &&
    flowScope !== eventScope
  ) {
    const flowScopeExecution = mappingFromScope(execution, eventScope).get(flowScope);
    if (!flowScopeExecution) throw executionFailure.vanished('execution of scope', flowScope.id);
    yield* executeActivity(flowScopeExecution, activity);
  } else yield* executeActivity(execution, activity);
}

/** A start event stands for the event subprocess that it starts; a boundary event inside of that does not. */
export const handlerOf = (event: Activity): Activity => {
  const { flowScope } = event;
  const isStart =
    flowScope.kind === 'activity' && flowScope.triggeredByEvent && flowScope.initial === event;
  return isStart ? flowScope : event;
};
