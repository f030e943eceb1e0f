import { createIncident as create, resolveIncident as resolve } from '../execution/incident.ts';
import { incidentFailure } from '../failure.ts';
import type { IncidentRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

/** Raises an incident of whatever type at an activity. */
export interface CreateIncident {
  executionId: string;
  incidentType: string | null;
  configuration: string | null;
  message: string | null;
}

/** CreateIncidentCmd */
export function* createIncident(context: CommandContext, given: CreateIncident): Work<IncidentRow> {
  const { executionId, incidentType, configuration, message } = given;
  if (incidentType === null) throw incidentFailure.noType();
  const execution = context.execution(executionId);
  if (!execution) throw incidentFailure.noExecution(executionId);
  const { activity } = execution;
  if (!activity) throw incidentFailure.noActivity();
  return create(context, {
    incidentType,
    message,
    configuration,
    execution,
    activityId: activity.id,
    processDefinitionId: execution.row.processDefinitionId,
  });
}

export interface ResolveIncident {
  incidentId: string;
}

/** Ends an incident that nothing else ends, with all that share its configuration (ResolveIncidentCmd). */
export function* resolveIncident(context: CommandContext, { incidentId }: ResolveIncident): Work {
  const incident = context.unit.get('incident', incidentId);
  if (!incident) throw incidentFailure.unknown(incidentId);
  const { incidentType, executionId } = incident;
  if (incidentType === 'failedJob' || incidentType === 'failedExternalTask')
    throw incidentFailure.notByHand(incidentType);
  if (executionId === null || !context.execution(executionId))
    throw incidentFailure.noExecutionOf(incidentId);
  resolve(context, incident);
}

export interface AnnotateIncident {
  incidentId: string;
  /** Null for none. */
  annotation: string | null;
}

/** SetAnnotationForIncidentCmd */
export function* annotateIncident(
  { unit }: CommandContext,
  { incidentId, annotation }: AnnotateIncident,
): Work {
  const incident = unit.get('incident', incidentId);
  if (!incident) throw incidentFailure.isNull();
  incident.annotation = annotation;
  const historic = unit.get('historicIncident', incidentId);
  if (historic) historic.annotation = annotation;
}
