import type { ActivityInstance, IncidentRow, TransitionInstance } from '../../engine/index.ts';

/** ActivityInstanceDto: what runs in a process instance, as a tree. */
export const activityInstanceDto = (instance: ActivityInstance): object => ({
  id: instance.id,
  parentActivityInstanceId: instance.parentActivityInstanceId,
  activityId: instance.activityId,
  activityType: instance.activityType,
  processInstanceId: instance.processInstanceId,
  processDefinitionId: instance.processDefinitionId,
  childActivityInstances: instance.childActivityInstances.map(activityInstanceDto),
  childTransitionInstances: instance.childTransitionInstances.map(transitionInstanceDto),
  executionIds: instance.executionIds,
  activityName: instance.activityName,
  ...incidentDtos(instance.incidents),
  name: instance.activityName,
});

const transitionInstanceDto = (instance: TransitionInstance) => ({
  id: instance.id,
  parentActivityInstanceId: instance.parentActivityInstanceId,
  processInstanceId: instance.processInstanceId,
  processDefinitionId: instance.processDefinitionId,
  activityId: instance.activityId,
  activityName: instance.activityName,
  activityType: instance.activityType,
  executionId: instance.executionId,
  ...incidentDtos(instance.incidents),
  targetActivityId: instance.activityId,
});

const incidentDtos = (incidents: readonly IncidentRow[]) => ({
  incidentIds: incidents.map(({ id }) => id),
  incidents: incidents.map(({ id, activityId }) => ({ id, activityId })),
});
