import { executionFailure } from '../failure.ts';
import { type Activity, isWithin, type Scope } from '../model/process-graph.ts';
import type { IncidentRow } from '../store/tables.ts';
import {
  type ActivityExecutionMapping,
  leavesOf,
  mappingOf,
} from './activity-execution-mapping.ts';
import { throwsCompensation } from './compensation-behavior.ts';
import type { Execution } from './execution.ts';
import { isShared } from './legacy-behavior.ts';

interface Node {
  parentActivityInstanceId: string | null;
  processInstanceId: string;
  processDefinitionId: string;
  activityId: string;
  activityName: string | null;
  activityType: string;
  subProcessInstanceId: string | null;
  incidents: IncidentRow[];
}

/**
 * An activity that runs, with what runs inside it (Camunda: ActivityInstance). The root's id is the instance's; null is that
 * of a scope which ended although something in it was started later (by a timer that stayed behind for compensation).
 */
export interface ActivityInstance extends Node {
  id: string | null;
  businessKey: string | null;
  executionIds: string[];
  childActivityInstances: ActivityInstance[];
  childTransitionInstances: TransitionInstance[];
}

/** A token between two activities: before or after one that is continued by a job. Its id is its execution's. */
export interface TransitionInstance extends Node {
  id: string;
  executionId: string;
}

/** What runs in a process instance, as people see it: the scopes with the activities in them (GetActivityInstanceCmd). */
export const activityInstanceTree = (instance: Execution): ActivityInstance => {
  const { graph } = instance;
  const root = activityInstance(instance, graph, instance.id, null);
  const instances: Instances = new Map([[root.id, root]]);
  const transitions: TransitionInstance[] = [];
  for (const leaf of sortedLeaves(instance)) {
    const { activity } = leaf;
    if (!activity) continue;
    const mapping = mappingOf(leaf);
    const scopes = new Map(mapping);
    const parentId = (scope: Scope): string | null =>
      mapping.get(scope)?.parentActivityInstanceId ?? null;
    if (leaf.activityInstanceId === null) {
      transitions.push(transitionInstance(leaf));
      scopes.delete(activity);
    } else if (!throwsCompensation(activity) || isShared(activity, mapping)) {
      instances.set(
        leaf.activityInstanceId,
        activityInstance(leaf, activity, leaf.activityInstanceId, parentId(activity.flowScope)),
      );
      scopes.delete(activity);
    }
    for (const [scope, execution] of withoutSharing(scopes)) {
      const id = execution.parentActivityInstanceId;
      if (instances.has(id)) continue;
      instances.set(id, activityInstance(execution, scope, id, parentId(scope.flowScope)));
    }
  }
  for (const each of instances.values())
    if (each.id === each.parentActivityInstanceId) each.parentActivityInstanceId = root.id;
  for (const each of instances.values())
    parentOf(instances, each)?.childActivityInstances.push(each);
  for (const each of transitions) parentOf(instances, each)?.childTransitionInstances.push(each);
  return root;
};

/** Of scopes that share an execution the outermost, without the process (removeLegacyNonScopesFromMapping). */
const withoutSharing = (scopes: ActivityExecutionMapping): [Activity, Execution][] => {
  const outermost = new Map<Execution, Scope>();
  for (const [scope, execution] of scopes) {
    const other = outermost.get(execution);
    if (!other || isWithin(other, scope)) outermost.set(execution, scope);
  }
  const found: [Activity, Execution][] = [];
  for (const [execution, scope] of outermost)
    if (scope.kind === 'activity') found.push([scope, execution]);
  return found;
};

type Instances = Map<string | null, ActivityInstance>;

/** What stands below nothing is not shown (populateChildInstances). */
const parentOf = (
  instances: Instances,
  { parentActivityInstanceId: parentId }: Node,
): ActivityInstance | undefined => {
  if (parentId === null) return undefined;
  const parent = instances.get(parentId);
  if (!parent) throw executionFailure.noParentInstance(parentId);
  return parent;
};

/** By id, so that the same state always gives the same tree. */
const sortedLeaves = (instance: Execution): Execution[] =>
  [...leavesOf(instance)].sort((one, other) => (one.id < other.id ? -1 : 1));

const activityInstance = (
  execution: Execution,
  scope: Scope,
  id: string | null,
  parentId: string | null,
): ActivityInstance => {
  const waiting = execution.nonEventScopeChildren.filter(
    (child) => child.isConcurrent && child.row.activityId === null,
  );
  const ownIncidents =
    execution.activity === null || execution.activity === scope ? execution.incidents : [];
  return {
    id,
    ...node(execution, parentId),
    activityId: scope.kind === 'process' ? scope.definitionId : scope.id,
    activityName: scope.name,
    activityType: scope.kind === 'process' ? 'processDefinition' : scope.type,
    businessKey: execution.processInstance.row.businessKey,
    executionIds: [execution, ...waiting].map((each) => each.id),
    incidents: [...ownIncidents, ...waiting.flatMap(({ incidents }) => incidents)],
    childActivityInstances: [],
    childTransitionInstances: [],
  };
};

const transitionInstance = (execution: Execution): TransitionInstance => {
  const { currentActivity: activity } = execution;
  return {
    id: execution.id,
    ...node(execution, execution.parentActivityInstanceId),
    activityId: activity.id,
    activityName: activity.name,
    activityType: activity.type,
    executionId: execution.id,
    incidents: [...execution.incidents],
  };
};

const node = (execution: Execution, parentActivityInstanceId: string | null) => ({
  parentActivityInstanceId,
  processInstanceId: execution.row.processInstanceId,
  processDefinitionId: execution.row.processDefinitionId,
  subProcessInstanceId: execution.subProcessInstance?.id ?? null,
});
