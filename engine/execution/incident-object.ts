import { nullPointer } from '../expression/java-exception.ts';
import { javaText } from '../expression/java-text.ts';
import type { IncidentRow } from '../store/tables.ts';
import { engineMethods, engineObjects, type Shown } from './engine-object.ts';
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

/** In the order of IncidentEntity.toString. */
const properties: Shown<IncidentRow>['properties'] = {
  id: (row) => row.id,
  incidentTimestamp: (row) => new Date(row.incidentTimestamp),
  incidentType: (row) => row.incidentType,
  executionId: (row) => row.executionId,
  activityId: (row) => row.activityId,
  processInstanceId: (row) => row.processInstanceId,
  processDefinitionId: (row) => row.processDefinitionId,
  causeIncidentId: (row) => row.causeIncidentId,
  rootCauseIncidentId: (row) => row.rootCauseIncidentId,
  configuration: (row) => row.configuration,
  tenantId: (row) => row.tenantId,
  incidentMessage: (row) => row.incidentMessage,
  jobDefinitionId: (row) => row.jobDefinitionId,
  failedActivityId: (row) => row.failedActivityId,
  annotation: (row) => row.annotation,
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
