import { historicIncidentCreated, historicIncidentEnded } from '../history/incident.ts';
import type { IncidentRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import { type Execution, remove } from './execution.ts';

/** What an incident is about. */
export interface IncidentOf {
  incidentType: string;
  message: string | null;
  configuration: string | null;
  execution: Execution | null;
  activityId: string | null;
  failedActivityId?: string | null;
  processDefinitionId: string | null;
  jobDefinitionId?: string | null;
  /** The line of a log that tells of the failure. */
  historyConfiguration?: string | null;
  tenantId?: string | null;
  /** Its id, where that is known already. */
  id?: string | undefined;
}

/** Raises an incident here and, without message and configuration, at each caller above (IncidentEntity.createAndInsertIncident). */
export const createIncident = (context: CommandContext, given: IncidentOf): IncidentRow => {
  const incident = insert(context, given, null);
  let cause = incident;
  for (
    let caller = given.execution?.processInstance.superExecution;
    caller;
    caller = caller.processInstance.superExecution
  ) {
    cause = insert(
      context,
      {
        incidentType: given.incidentType,
        message: null,
        configuration: null,
        execution: caller,
        activityId: caller.row.activityId,
        failedActivityId: caller.row.activityId,
        processDefinitionId: caller.row.processDefinitionId,
        tenantId: caller.row.tenantId,
      },
      cause,
    );
  }
  return incident;
};

const insert = (
  context: CommandContext,
  given: IncidentOf,
  cause: IncidentRow | null,
): IncidentRow => {
  const { execution } = given;
  const id = given.id ?? context.nextId();
  const row = context.unit.insert('incident', {
    id,
    revision: 1,
    incidentTimestamp: context.now(),
    incidentMessage: given.message,
    incidentType: given.incidentType,
    executionId: execution?.id ?? null,
    activityId: given.activityId,
    failedActivityId: given.failedActivityId ?? null,
    processInstanceId: execution?.row.processInstanceId ?? null,
    processDefinitionId: given.processDefinitionId,
    causeIncidentId: cause?.id ?? id,
    rootCauseIncidentId: cause?.rootCauseIncidentId ?? id,
    configuration: given.configuration,
    jobDefinitionId: given.jobDefinitionId ?? null,
    annotation: null,
    tenantId: given.tenantId ?? execution?.row.tenantId ?? null,
  });
  execution?.noteIncident(row);
  historicIncidentCreated(context, row, given.historyConfiguration ?? null);
  return row;
};

/** Ends the incidents of something (a job, an external task) by its id, and those of callers that they caused. */
export const endIncidents = (
  context: CommandContext,
  configuration: string,
  how: 'resolved' | 'deleted',
): void => {
  for (const incident of context.unit.find('incident', 'configuration', configuration))
    endIncident(context, incident, how);
};

/**
 * Ends an incident with all that share its configuration (PvmExecutionImpl.resolveIncident): Camunda looks for these in
 * the database, where one that the same command made is not yet.
 */
export const resolveIncident = (context: CommandContext, { configuration }: IncidentRow): void => {
  if (configuration === null) return;
  const { unit } = context;
  for (const incident of unit.findStored('incident', 'configuration', configuration))
    if (unit.get('incident', incident.id)) endIncident(context, incident, 'resolved');
};

export const endIncident = (
  context: CommandContext,
  incident: IncidentRow,
  how: 'resolved' | 'deleted',
): void => {
  for (const caused of context.unit.find('incident', 'causeIncidentId', incident.id)) {
    if (caused.id !== incident.id) endIncident(context, caused, how);
  }
  const execution =
    incident.executionId === null ? undefined : context.execution(incident.executionId);
  if (execution) remove(execution.incidents, incident);
  historicIncidentEnded(context, incident, how);
  context.unit.remove('incident', incident);
};

/** Those of an execution that goes. */
export const deleteIncidentsOf = (execution: Execution): void => {
  for (const incident of [...execution.incidents])
    endIncident(execution.context, incident, 'deleted');
};
