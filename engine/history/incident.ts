import type { CommandContext } from '../execution/context.ts';
import type { IncidentRow } from '../store/tables.ts';

export const historicIncidentCreated = (
  context: CommandContext,
  incident: IncidentRow,
  historyConfiguration: string | null,
): void => {
  const execution =
    incident.executionId === null ? undefined : context.executionOf(incident.executionId);
  context.unit.insert('historicIncident', {
    id: incident.id,
    createTime: incident.incidentTimestamp,
    endTime: null,
    incidentMessage: incident.incidentMessage,
    incidentType: incident.incidentType,
    executionId: incident.executionId,
    activityId: incident.activityId,
    failedActivityId: incident.failedActivityId,
    processInstanceId: incident.processInstanceId,
    processDefinitionId: incident.processDefinitionId,
    processDefinitionKey: execution?.graph.key ?? null,
    rootProcessInstanceId: execution?.row.rootProcessInstanceId ?? null,
    causeIncidentId: incident.causeIncidentId,
    rootCauseIncidentId: incident.rootCauseIncidentId,
    configuration: incident.configuration,
    historyConfiguration,
    incidentState: 0,
    jobDefinitionId: incident.jobDefinitionId,
    annotation: incident.annotation,
    tenantId: incident.tenantId,
  });
};

export const historicIncidentEnded = (
  context: CommandContext,
  incident: IncidentRow,
  how: 'resolved' | 'deleted',
): void => {
  const historic = context.unit.get('historicIncident', incident.id);
  if (!historic) return;
  historic.endTime = context.now();
  historic.incidentState = how === 'resolved' ? 1 : 2;
};

/** What it is about has failed once more: another line of the log tells of it now. */
export const historicIncidentTold = (
  context: CommandContext,
  id: string,
  historyConfiguration: string | null,
): void => {
  const historic = context.unit.get('historicIncident', id);
  if (historic) historic.historyConfiguration = historyConfiguration;
};
