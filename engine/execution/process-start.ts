import { historicProcessInstanceStarted } from '../history/process-instance.ts';
import { createTimers } from '../job/timer.ts';
import type { Activity, ProcessGraph } from '../model/process-graph.ts';
import { dispatchConditionalEvents, ifStillThere } from './conditional-events.ts';
import type { CommandContext } from './context.ts';
import { createSubscriptions } from './event-subscription.ts';
import { Execution } from './execution.ts';
import { invokeListeners } from './listener.ts';
import { type Operation, perform } from './step-loop.ts';
import { submitForm } from './submit-form.ts';
import type { TypedValue } from './variable-scope.ts';
import type { Work } from './work.ts';

/** What a new process instance knows of itself from its beginning. */
export interface NewInstance {
  businessKey?: string | null;
  caseInstanceId?: string | null;
  tenantId?: string | null;
  /** The execution of the call activity that starts it. */
  superExecution?: Execution | null;
  restartedProcessInstanceId?: string | null;
  skipCustomListeners?: boolean;
}

/** Makes the execution of a new process instance, standing at `initial` (ProcessDefinitionImpl.createProcessInstance). */
export const createProcessInstance = (
  context: CommandContext,
  graph: ProcessGraph,
  initial: Activity | null,
  given: NewInstance,
): Execution => {
  const definition = context.unit.get('processDefinition', graph.definitionId);
  const id = context.nextId();
  const superExecution = given.superExecution ?? null;
  const instance = Execution.insert(context, {
    id,
    revision: 1,
    rootProcessInstanceId: superExecution ? superExecution.row.rootProcessInstanceId : id,
    processInstanceId: id,
    businessKey: given.businessKey ?? null,
    parentId: null,
    processDefinitionId: graph.definitionId,
    superExecutionId: superExecution?.id ?? null,
    caseInstanceId: given.caseInstanceId ?? null,
    activityId: null,
    activityInstanceId: null,
    isActive: true,
    isConcurrent: false,
    isScope: true,
    isEventScope: false,
    suspensionState: 1,
    sequenceCounter: 0,
    tenantId: given.tenantId ?? definition?.tenantId ?? superExecution?.row.tenantId ?? null,
  });
  instance.activity = initial;
  // Camunda marks a called instance only once its start listeners run: variables given to it are not initial ones.
  instance.isStarting = superExecution === null;
  instance.restartedProcessInstanceId = given.restartedProcessInstanceId ?? null;
  instance.skipCustomListeners = given.skipCustomListeners ?? false;
  if (superExecution) superExecution.subProcessInstance = instance;
  return instance;
};

/** Starts it where it stands, to its first wait states (PvmExecutionImpl.start); `isForm`: what its form was filled with. */
export function* startProcessInstance(
  instance: Execution,
  variables: ReadonlyMap<string, TypedValue>,
  isForm = false,
): Work {
  beginInstance(instance);
  if (isForm) submitForm(instance, instance.graph.initial?.form ?? null, variables, null);
  else instance.setVariables(variables);
  createTimers(instance);
  yield* perform(instance, 'processStart');
}

/** Starts it without a token: tokens are placed afterwards (startWithoutExecuting). */
export function* startWithoutExecuting(
  instance: Execution,
  variables: ReadonlyMap<string, TypedValue>,
): Work {
  beginInstance(instance);
  instance.activityInstanceId = instance.id;
  instance.setVariables(variables);
  createTimers(instance);
  yield* perform(instance, 'fireProcessStart');
  instance.activity = null;
}

const beginInstance = (instance: Execution): void => {
  const { graph, context } = instance;
  const initiator = graph.initial?.initiator;
  if (initiator)
    instance.setVariable(initiator, {
      type: context.userId === null ? 'null' : 'string',
      textValue: context.userId,
      textValue2: null,
      longValue: null,
      doubleValue: null,
      bytes: null,
    });
  createSubscriptions(instance, graph);
  historicProcessInstanceStarted(instance);
};

export const processStart: Operation = {
  queued: true,
  isAsync: ({ currentActivity }) => currentActivity.asyncBefore,
  *run(instance) {
    instance.isStarting = true;
    if (!(yield* invokeListeners(instance, 'start', instance.graph))) return;
    yield* ifStillThere(instance, dispatchConditionalEvents(instance, null), (current) => {
      current.ignoreAsync = true;
      return perform(current, 'activityStartCreateScope');
    });
  },
};

export const fireProcessStart: Operation = {
  *run(instance) {
    yield* invokeListeners(instance, 'start', instance.graph);
  },
};
