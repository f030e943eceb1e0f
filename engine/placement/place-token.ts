import { cancellation, deleteCascade, interrupt } from '../execution/cancel-scope.ts';
import type { Execution } from '../execution/execution.ts';
import {
  executeActivities,
  executeActivitiesConcurrently,
} from '../execution/instantiate-scopes.ts';
import type { Instantiation } from '../execution/instantiation.ts';
import type { Work } from '../execution/work.ts';
import { executionFailure, placementFailure } from '../failure.ts';
import type { Activity, Scope, Transition } from '../model/process-graph.ts';
import { ancestorScopeExecution } from './ancestor.ts';
import { describe, type Instruction, targetFlowScope, targetOf } from './instruction.ts';
import { ScopeExecutions } from './scope-executions.ts';

/** Which parts of the model do not run while a token is placed. */
export interface Skips {
  skipCustomListeners: boolean;
  skipIoMappings: boolean;
}

/**
 * Places one token in a process instance and runs it to its next wait states (AbstractInstantiationCmd):
 * the target → which of its enclosing scopes exist and which are to be entered → how a token starts there.
 */
export function* placeToken(
  instance: Execution,
  instruction: Instruction,
  { skipCustomListeners, skipIoMappings }: Skips,
): Work {
  const { graph } = instance;
  const target = targetOf(graph, instruction);
  if (target.kind === 'activity' && target.type === 'compensationBoundaryCatch')
    throw placementFailure.compensationBoundary(target.id);
  const executions = new ScopeExecutions(instance);
  const { scopeExecution, scopes } = resolveScopes(instance, instruction, target, executions);
  const topmost = scopes[0] ?? (target.kind === 'activity' ? target : undefined);
  const flowScope = topmost ? topmost.flowScope : targetFlowScope(target);
  if (
    flowScope.kind === 'activity' &&
    instance.context.element(flowScope).composite?.isSequential?.(flowScope)
  ) {
    throw placementFailure.notConcurrent(flowScope.id);
  }
  const instantiation: Instantiation = {
    scopes,
    target,
    variables: instruction.variables ?? new Map(),
    variablesLocal: instruction.variablesLocal ?? new Map(),
    skipCustomListeners,
    skipIoMappings,
  };
  yield* start(
    startBehavior(topmost, scopes, target),
    topmost,
    scopeExecution,
    instantiation,
    executions,
  );
}

interface Resolved {
  /** The execution of the innermost enclosing scope that exists. */
  scopeExecution: Execution;
  /** Enclosing scopes that do not exist yet, outermost first. */
  scopes: Activity[];
}

const resolveScopes = (
  instance: Execution,
  instruction: Instruction,
  target: Activity | Transition,
  executions: ScopeExecutions,
): Resolved => {
  const ancestor = instruction.ancestorActivityInstanceId
    ? ancestorScopeExecution(
        instance,
        instruction,
        executions,
        instruction.ancestorActivityInstanceId,
      )
    : undefined;
  const scopes: Activity[] = [];
  let scope: Scope = targetFlowScope(target);
  while (scope.kind === 'activity') {
    const found = executions.of(scope);
    if (ancestor ? found.has(ancestor.execution) && scope === ancestor.scope : found.size > 0)
      break;
    scopes.unshift(scope);
    scope = scope.flowScope;
  }
  const found = executions.of(scope);
  if (ancestor) {
    if (found.has(ancestor.execution)) return { scopeExecution: ancestor.execution, scopes };
    throw placementFailure.ancestorElsewhere(
      describe(instruction),
      instruction.ancestorActivityInstanceId as string,
      target.id,
    );
  }
  if (found.size > 1) throw placementFailure.ambiguousAncestor(nameOf(targetFlowScope(target)));
  const [scopeExecution] = found;
  return { scopeExecution: scopeExecution ?? instance, scopes };
};

/** An event subprocess interrupts only where its start event is aimed at, not for another activity inside. */
const startBehavior = (
  topmost: Activity | undefined,
  scopes: readonly Activity[],
  target: Activity | Transition,
): Activity['startBehavior'] => {
  if (!topmost) return 'concurrentInFlowScope';
  if (scopes.length === 0) return topmost.startBehavior;
  const next = scopes[1] ?? (target.kind === 'activity' ? target : null);
  return topmost.initial === next ? topmost.startBehavior : 'concurrentInFlowScope';
};

function* start(
  behavior: Activity['startBehavior'],
  topmost: Activity | undefined,
  scopeExecution: Execution,
  instantiation: Instantiation,
  executions: ScopeExecutions,
): Work {
  const { skipCustomListeners, skipIoMappings } = instantiation;
  if (topmost && behavior === 'cancelEventScope') {
    const host = single(executions, topmost.eventScope as Scope);
    if (!host)
      return yield* executeActivitiesConcurrently(
        single(executions, topmost.flowScope) ?? scopeExecution,
        instantiation,
      );
    const { parent } = host;
    if (!parent) throw executionFailure.noParent(host.id);
    yield* deleteCascade(
      host,
      cancellation({
        reason: `Cancelling activity Activity(${topmost.id}) executed.`,
        skipCustomListeners,
        skipIoMappings,
      }),
    );
    return yield* executeActivities(parent, instantiation);
  }
  if (topmost && (behavior === 'interruptEventScope' || behavior === 'interruptFlowScope')) {
    const scope =
      behavior === 'interruptEventScope' ? (topmost.eventScope as Scope) : topmost.flowScope;
    const interrupted = single(executions, scope) ?? scopeExecution;
    yield* interrupt(
      interrupted,
      cancellation({
        reason: `Interrupting activity Activity(${topmost.id}) executed.`,
        skipCustomListeners,
        skipIoMappings,
      }),
    );
    interrupted.activity = null;
    interrupted.leaveActivityInstance();
    return yield* executeActivities(interrupted, instantiation);
  }
  const isFree =
    scopeExecution.children.length === 0 &&
    (scopeExecution.activity === null || scopeExecution.isEnded);
  if (isFree) yield* executeActivities(scopeExecution, instantiation);
  else yield* executeActivitiesConcurrently(scopeExecution, instantiation);
}

const single = (executions: ScopeExecutions, scope: Scope): Execution | undefined => {
  const found = executions.of(scope);
  if (found.size > 1) throw placementFailure.ambiguousScope(nameOf(scope));
  return [...found][0];
};

/** As Camunda's scopes print themselves. */
const nameOf = (scope: Scope): string =>
  scope.kind === 'activity' ? `Activity(${scope.id})` : `ProcessDefinition(${scope.definitionId})`;
