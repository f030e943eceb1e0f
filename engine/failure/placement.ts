import { definitionFailure } from './definition.ts';
import { badRequest, engineFailure, Failure, notValid, nullValue } from './failure.ts';
import { persistenceFailure } from './store.ts';

/** Tokens that cannot be placed where an instruction wants them (org.camunda.bpm.engine.impl.cmd). */
export const placementFailure = {
  noElement: (instruction: string, elementId: string, definitionId: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Element '${elementId}' does not exist in process '${definitionId}': element is null`,
    ),
  noFirstElement: (elementId: string, definitionId: string) =>
    notValid(
      `Element '${elementId}' does not exist in process ${definitionId}: targetElement is null`,
    ),
  noActivity: (instruction: string, activityId: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Activity '${activityId}' does not exist: activity is null`,
    ),
  noOutgoingFlow: (activityId: string) =>
    engineFailure(
      `Cannot start after activity ${activityId}; activity has no outgoing sequence flow to take`,
    ),
  severalOutgoingFlows: (activityId: string) =>
    engineFailure(
      `Cannot start after activity ${activityId}; activity has more than one outgoing sequence flow`,
    ),
  compensationBoundary: (activityId: string) =>
    engineFailure(
      `Cannot start before activity ${activityId}; activity is a compensation boundary event.`,
    ),
  ambiguousAncestor: (scope: string) =>
    engineFailure(`Ancestor activity execution is ambiguous for activity ${scope}`),
  ambiguousScope: (scope: string) => engineFailure(`Executions for activity ${scope} ambiguous`),
  noAncestor: (instruction: string, id: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Ancestor activity instance '${id}' does not exist: ancestorInstance is null`,
    ),
  ancestorElsewhere: (instruction: string, id: string, elementId: string) =>
    notValid(
      `Cannot perform instruction: ${instruction}; Scope execution for '${id}' cannot be found in parent hierarchy of flow element '${elementId}'`,
    ),
  notConcurrent: (scopeId: string) =>
    engineFailure(`Concurrent instantiation not possible for activities in scope ${scopeId}`),
  noActivityInstance: (id: string) =>
    notValid(
      `Cannot perform instruction: Cancel activity instance '${id}'; Activity instance '${id}' does not exist: activityInstance is null`,
    ),
  /** The instance has run to its end in this modification: Camunda runs into the tree that it does not have any more. */
  endedMeanwhile: (id: string) =>
    new Failure(
      500,
      'NullPointerException',
      `Process instance '${id}' has ended and has no activity instances`,
      null,
    ),
  noTransitionInstance: (id: string) =>
    notValid(
      `Cannot perform instruction: Cancel transition instance '${id}'; Transition instance '${id}' does not exist: transitionInstance is null`,
    ),
  ancestorAmbiguous: (count: number, id: string | null) =>
    engineFailure(`There are ${count} (!= 1) executions for activity instance ${id}`),
};

/** Running instances that cannot be modified (ModifyProcessInstanceCmd, ProcessInstanceModificationCmd). */
export const modificationFailure = {
  noInstance: (id: string) =>
    engineFailure(
      `ENGINE-13036 Process instance '${id}' cannot be modified. The process instance does not exist`,
    ),
  otherDefinition: (id: string, definitionId: string, expected: string) =>
    engineFailure(
      `ENGINE-13037 Process instance '${id}' cannot be modified. Its process definition '${definitionId}' does not match given process definition '${expected}'`,
    ),
  /** A child execution's id stands where an instance's is wanted (ExecutionEntity.restoreProcessInstance). */
  noTree: (id: string) =>
    nullValue(`Cannot restore state of process instance ${id}: list of executions is empty`),
  noInstructions: () => badRequest('Modification instructions cannot be empty is empty'),
  noIds: () => badRequest('Process instance ids cannot be empty: Process instance ids is empty'),
  nullId: () =>
    badRequest('Process instance ids cannot be null: Process instance ids contains null value'),
  noDefinition: (id: string) => definitionFailure.unknownId(id),
  /** As in a restart: Camunda asks its database for ids alone. */
  sortedQuery: () => persistenceFailure(),
};
