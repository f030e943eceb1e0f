import { executionFailure } from '../failure.ts';
import type { Transition } from '../model/process-graph.ts';
import { beginEnd } from './activity-end.ts';
import { dispatchDelayedEventsAnd } from './conditional-events.ts';
import type { Execution } from './execution.ts';
import { createConcurrentExecution, destroyScope, removeExecution } from './execution-tree.ts';
import { take } from './leave.ts';
import { sharesExecution } from './legacy-behavior.ts';
import { invokeListeners } from './listener.ts';
import { type Operation, perform } from './step-loop.ts';
import type { Work } from './work.ts';

/** The activity instance that is left by flows ends. */
export const transitionNotifyListenerEnd: Operation = {
  allowedWhenSuspended: true,
  isObsolete: ({ isCanceled }) => isCanceled,
  *run(execution) {
    if (!(yield* beginEnd(execution, execution.currentActivity))) return;
    execution.processInstance.isStarting = false;
    yield* dispatchDelayedEventsAnd(execution, (current) => {
      current.leaveActivityInstance();
      return perform(current, 'transitionDestroyScope');
    });
  },
};

/** The scope execution goes, and its parent takes the flows; several flows make several tokens. */
export const transitionDestroyScope: Operation = {
  allowedWhenSuspended: true,
  *run(execution) {
    const { currentActivity: activity } = execution;
    const transitions = execution.transitionsToTake ?? [];
    execution.transitionsToTake = null;
    let going = execution;
    if (execution.isScope && activity.isScope && !sharesExecution(execution)) {
      yield* destroyScope(execution);
      if (!execution.isConcurrent) {
        going = execution.parent as Execution;
        going.activity = execution.activity;
        going.transition = execution.transition;
        going.isActive = true;
        yield* removeExecution(execution);
      }
    }
    if (transitions.length === 1) {
      going.transition = transitions[0] as Transition;
      yield* take(going);
    } else yield* takeSeveral(going, transitions);
  },
};

function* takeSeveral(going: Execution, transitions: readonly Transition[]): Work {
  going.isActive = false;
  const tokens: [Execution, Transition][] = [];
  for (const [index, transition] of transitions.entries()) {
    const scopeExecution = going.isScope ? going : (going.parent as Execution);
    let token = going;
    if (index > 0) {
      token = createConcurrentExecution(scopeExecution);
      if (index === 1 && !going.isConcurrent) {
        const replacing = scopeExecution.nonEventScopeChildren.find(
          (each) => each !== going,
        ) as Execution;
        tokens[0] = outgoing(replacing, transitions[0] as Transition);
      }
    }
    tokens.push(outgoing(token, transition));
  }
  // The loop takes the last queued first: so the first flow's token moves first (OutgoingExecution).
  for (const [token, transition] of tokens.reverse()) {
    const current = token.replacedBy ?? token;
    current.transition = transition;
    yield* take(current);
  }
}

/** Also the scope execution itself before another takes its place: where tokens run in it already, it stays like that. */
const outgoing = (token: Execution, transition: Transition): [Execution, Transition] => {
  token.transition = transition;
  token.activityInstanceId = null;
  return [token, transition];
};

const goOn = function* (execution: Execution): Work {
  const { destination } = transitionOf(execution);
  if (destination.startBehavior === 'interruptFlowScope') {
    execution.activity = null;
    yield* perform(execution, 'transitionInterruptFlowScope');
  } else {
    execution.activity = destination;
    yield* dispatchDelayedEventsAnd(execution, (current) =>
      perform(current, 'transitionCreateScope'),
    );
  }
};

/** None is left where the token went elsewhere while a job was to take it over a flow. */
const transitionOf = ({ transition, id }: Execution): Transition => {
  if (!transition) throw executionFailure.noFlow(id);
  return transition;
};

/** Over a flow: its take listeners, then into its destination. */
export const transitionNotifyListenerTake: Operation = {
  queued: true,
  allowedWhenSuspended: true,
  isAsync: ({ currentActivity }) => currentActivity.asyncAfter,
  isObsolete: ({ isEnded }) => isEnded,
  *run(execution) {
    if (yield* invokeListeners(execution, 'take', transitionOf(execution))) yield* goOn(execution);
  },
};

/** The same for a token that is placed on the flow from outside: no job of the activity before it. */
export const transitionStartNotifyListenerTake: Operation = {
  *run(execution) {
    if (yield* invokeListeners(execution, 'take', transitionOf(execution))) yield* goOn(execution);
  },
};
