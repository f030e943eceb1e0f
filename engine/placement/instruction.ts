import type { TypedValue } from '../execution/variable-scope.ts';
import { placementFailure } from '../failure.ts';
import type { Activity, ProcessGraph, Scope, Transition } from '../model/process-graph.ts';

/** Where a token is to be placed, in the words of Camunda's API. */
export type Instruction = Target & {
  variables?: ReadonlyMap<string, TypedValue>;
  variablesLocal?: ReadonlyMap<string, TypedValue>;
  /** The activity instance of an enclosing scope, where there are several. */
  ancestorActivityInstanceId?: string | null;
};

type Target =
  | { type: 'startBeforeActivity'; activityId: string }
  | { type: 'startAfterActivity'; activityId: string }
  | { type: 'startTransition'; transitionId: string };

/** The element that an instruction names; refused where there is none, or for startAfter not exactly one flow. */
export const targetOf = (graph: ProcessGraph, instruction: Instruction): Activity | Transition => {
  const target = findTarget(graph, instruction);
  if (target) return target;
  throw placementFailure.noElement(
    describe(instruction),
    elementId(instruction),
    graph.definitionId,
  );
};

/** The activity at which an instance that starts with this instruction begins: for a flow its destination. */
export const firstActivityOf = (graph: ProcessGraph, instruction: Instruction): Activity => {
  const target = findTarget(graph, instruction);
  if (!target) throw placementFailure.noFirstElement(elementId(instruction), graph.definitionId);
  return target.kind === 'activity' ? target : target.destination;
};

const findTarget = (
  graph: ProcessGraph,
  instruction: Instruction,
): Activity | Transition | undefined => {
  if (instruction.type === 'startTransition')
    return graph.transitionById.get(instruction.transitionId);
  const { activityId } = instruction;
  const activity = graph.activityById.get(activityId);
  if (instruction.type === 'startBeforeActivity') return activity;
  if (!activity) throw placementFailure.noActivity(describe(instruction), activityId);
  const [flow, ...more] = activity.outgoing;
  if (!flow) throw placementFailure.noOutgoingFlow(activityId);
  if (more.length > 0) throw placementFailure.severalOutgoingFlows(activityId);
  return flow;
};

/** The scope in which the token will stand. */
export const targetFlowScope = (target: Activity | Transition): Scope =>
  target.kind === 'activity' ? target.flowScope : target.source.flowScope;

const elementId = (instruction: Instruction): string =>
  instruction.type === 'startTransition' ? instruction.transitionId : instruction.activityId;

const verbs = {
  startBeforeActivity: 'Start before activity',
  startAfterActivity: 'Start after activity',
  startTransition: 'Start transition',
} as const;

/** As failures name it. */
export const describe = (instruction: Instruction): string => {
  const ancestor = instruction.ancestorActivityInstanceId;
  return `${verbs[instruction.type]} '${elementId(instruction)}'${ancestor ? ` with ancestor activity instance '${ancestor}'` : ''}`;
};
