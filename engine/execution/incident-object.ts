import { nullPointer } from '../expression/java-exception.ts';
import { javaText } from '../expression/java-text.ts';
import type { IncidentRow } from '../store/tables.ts';
import { engineMethods, engineObjects } from './engine-object.ts';
import type { Execution } from './execution.ts';
import { createIncident, resolveIncident } from './incident.ts';

/** `execution.createIncident`: of whatever type, where the execution stands. */
export const raiseIncident = (
  execution: Execution,
  incidentType: string | null,
  configuration: string | null,
  message: string | null = null,
  id?: string,
) =>
  show(
    createIncident(execution.context, {
      id,
      // A script may give null, which no query of the REST API would find again.
      incidentType: incidentType ?? '',
      message,
      configuration,
      execution,
      activityId: execution.row.activityId,
      processDefinitionId: execution.row.processDefinitionId,
    }),
  );

/** `execution.resolveIncident`: any incident, whichever execution has it. */
export const resolveIncidentById = ({ context }: Execution, id: string | null): void => {
  const incident = id === null ? undefined : context.unit.getEvenRemoved('incident', id);
  if (!incident)
    throw nullPointer(
      'Cannot invoke "org.camunda.bpm.engine.runtime.Incident.getProcessDefinitionId()" because "incident" is null',
    );
  resolveIncident(context, incident);
};

const timestamp = (row: IncidentRow): Date => new Date(row.incidentTimestamp);

/** In the order of IncidentEntity.toString. */
const properties = {
  id: (row: IncidentRow) => row.id,
  incidentTimestamp: timestamp,
  incidentType: (row: IncidentRow) => row.incidentType,
  executionId: (row: IncidentRow) => row.executionId,
  activityId: (row: IncidentRow) => row.activityId,
  processInstanceId: (row: IncidentRow) => row.processInstanceId,
  processDefinitionId: (row: IncidentRow) => row.processDefinitionId,
  causeIncidentId: (row: IncidentRow) => row.causeIncidentId,
  rootCauseIncidentId: (row: IncidentRow) => row.rootCauseIncidentId,
  configuration: (row: IncidentRow) => row.configuration,
  tenantId: (row: IncidentRow) => row.tenantId,
  incidentMessage: (row: IncidentRow) => row.incidentMessage,
  jobDefinitionId: (row: IncidentRow) => row.jobDefinitionId,
  failedActivityId: (row: IncidentRow) => row.failedActivityId,
  annotation: (row: IncidentRow) => row.annotation,
};

const show = engineObjects<IncidentRow>({
  className: 'org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity',
  properties: { ...properties, historyConfiguration: () => null },
  methods: engineMethods<IncidentRow>({
    'String toString()': (row) =>
      `IncidentEntity[${Object.entries(properties)
        .map(([name, read]) => `${name}=${javaText(read(row))}`)
        .join(', ')}]`,
  }),
});
