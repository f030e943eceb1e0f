import type { Parameter, Situation } from './definition.ts';
import { withoutNull } from './parameters.ts';
import { queryFailure } from './query-failure.ts';
import { part, relatedRow } from './related-row.ts';
import { joinedRowExists } from './shared-row.ts';

const incidents = relatedRow(
  (where) => joinedRowExists('historicIncident', 'processInstanceId', 'id', where),
  {
    withIncidents: part.anyRow,
    withRootIncidents: {
      type: 'boolean',
      where: () => [{ op: 'same', column: 'id', other: 'rootCauseIncidentId' }],
    },
    incidentIdIn: {
      type: 'stringList',
      where: (ids: (string | null)[]) => [
        { op: 'in', column: 'id', values: withoutNull('incidentIds', ids) },
      ],
    },
    /** Any other word than these two filters only that there is an incident. */
    incidentStatus: {
      type: 'string',
      where: (status: string) => {
        if (status === 'open') return [{ op: 'isNull', column: 'endTime' }];
        return status === 'resolved' ? [{ op: 'isNotNull', column: 'endTime' }] : [];
      },
      orNoRow: (status: string) => status === 'open',
    },
    incidentType: part.equal('incidentType'),
    incidentMessage: part.equal('incidentMessage'),
    incidentMessageLike: part.like('incidentMessage'),
  },
);

/** Of `incidentIdIn` alone in an or query Camunda forgets the join, and its database refuses the rest. */
const incidentIdIn: Parameter = {
  ...incidents.incidentIdIn,
  conditions: (value: never[], situation: Situation) => {
    if (value.length === 0) return [];
    const isAsked = (values: Situation['all'], name: string) =>
      values[name] !== undefined && values[name] !== null && values[name] !== false;
    const isJoined = Object.keys(incidents).some(
      (name) =>
        isAsked(situation.main, name) || (name !== 'incidentIdIn' && isAsked(situation.all, name)),
    );
    if (situation.inOr && !isJoined) throw queryFailure.persistence();
    return incidents.incidentIdIn.conditions(value as never, situation);
  },
} as Parameter;

/** The filters of historic process instances by their incidents. */
export const historicIncidentParameters: Readonly<Record<string, Parameter>> = {
  ...incidents,
  incidentIdIn,
};
