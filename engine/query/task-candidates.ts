import type { Condition } from '../store/query.ts';
import type { Meaning, Situation } from './definition.ts';
import { exists, isGiven, isTrue, nothing, withoutNull } from './parameters.ts';
import { queryFailure } from './query-failure.ts';
import { joinedRowExists } from './shared-row.ts';

/** Unassigned tasks only, unless `includeAssignedTasks` is set. */
const unassignedOnly = (situation: Situation): Condition[] =>
  isTrue(situation, 'includeAssignedTasks') ? [] : [{ op: 'isNull', column: 'assignee' }];

const isCandidate: Condition = { op: 'eq', column: 'type', value: 'candidate' };
const hasGroup: Condition = { op: 'isNotNull', column: 'groupId' };
const hasUser: Condition = { op: 'isNotNull', column: 'userId' };

/** The candidate groups asked for: both filters must name a group, except in an or query, where either does. */
const groupsOf = ({ all, inOr }: Situation): string[] | undefined => {
  const one = (all.candidateGroup ?? null) as string | null;
  const several = (all.candidateGroups ?? null) as string[] | null;
  if (one === null || several === null) return several ?? (one === null ? undefined : [one]);
  return inOr ? [...several, one] : several.filter((group) => group === one);
};

/** One candidate link that fulfils all filters together (Task.xml joins the identity links once). */
const candidateLink = (situation: Situation): Condition => {
  const groups = groupsOf(situation);
  if (groups?.length === 0) return nothing;
  const link: Condition[] = [isCandidate];
  if (['candidateUser', 'candidateGroupLike'].some((name) => isGiven(situation, name)) || groups) {
    link.push({ op: 'or', conditions: candidates(situation, groups) });
  }
  if (isTrue(situation, 'withCandidateGroups')) link.push(hasGroup);
  if (isTrue(situation, 'withCandidateUsers')) link.push(hasUser);
  return {
    op: 'and',
    conditions: [
      ...unassignedOnly(situation),
      joinedRowExists('identityLink', 'taskId', 'id', link),
    ],
  };
};

/** Who the candidate may be. Within an or query Camunda compares with the pattern outside of it, if there is one. */
const candidates = ({ all, main }: Situation, groups: string[] | undefined): Condition[] => {
  const who: Condition[] = [];
  if (typeof all.candidateUser === 'string') {
    who.push({ op: 'eq', column: 'userId', value: all.candidateUser });
  }
  if (groups) who.push({ op: 'in', column: 'groupId', values: groups });
  if (typeof all.candidateGroupLike === 'string' && typeof main.candidateGroupLike === 'string') {
    who.push({ op: 'like', column: 'groupId', pattern: main.candidateGroupLike });
  }
  return who;
};

const linkFilters = [
  'candidateGroup',
  'candidateGroupLike',
  'withCandidateGroups',
  'withCandidateUsers',
  'candidateUser',
  'candidateGroups',
] as const;

const isAsked = (situation: Situation, name: string) =>
  isGiven(situation, name) && situation.all[name] !== false;

/** The condition of all link filters, told by the first of them that is set. */
const once = (name: (typeof linkFilters)[number], situation: Situation): Condition[] =>
  linkFilters.find((filter) => isAsked(situation, filter)) === name
    ? [candidateLink(situation)]
    : [];

const notInOr = (situation: Situation, method: string) => {
  if (situation.inOr)
    throw queryFailure.usage(`Invalid query usage: cannot set ${method}() within 'or' query`);
};

const withLink = (name: 'withCandidateGroups' | 'withCandidateUsers'): Meaning<'boolean'> => ({
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    notInOr(situation, name);
    return once(name, situation);
  },
});

const withoutLink = (name: string, has: Condition): Meaning<'boolean'> => ({
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    notInOr(situation, name);
    const link = exists('identityLink', 'taskId', 'id', [isCandidate, has]);
    return [...unassignedOnly(situation), { op: 'not', condition: link }];
  },
});

const refuseBoth = (situation: Situation, one: string, other: string, name: string) => {
  if (!situation.inOr && isGiven(situation, name)) {
    throw queryFailure.usage(`Invalid query usage: cannot set both ${one} and ${other}`);
  }
};

/** The filters by candidates, in the order and with the refusals of TaskQueryImpl. */
export const candidateParameters = {
  candidateGroup: {
    type: 'string',
    conditions: (_, situation) => once('candidateGroup', situation),
  } as Meaning<'string'>,
  candidateGroupLike: {
    type: 'string',
    conditions: (_, situation) => once('candidateGroupLike', situation),
  } as Meaning<'string'>,
  withCandidateGroups: withLink('withCandidateGroups'),
  withoutCandidateGroups: withoutLink('withoutCandidateGroups', hasGroup),
  withCandidateUsers: withLink('withCandidateUsers'),
  withoutCandidateUsers: withoutLink('withoutCandidateUsers', hasUser),
  candidateUser: {
    type: 'string',
    conditions: (_, situation) => {
      refuseBoth(situation, 'candidateUser', 'candidateGroup', 'candidateGroup');
      return once('candidateUser', situation);
    },
  } as Meaning<'string'>,
};

/** Camunda applies these two later than the other candidate filters. */
export const laterCandidateParameters = {
  candidateGroups: {
    type: 'stringList',
    conditions: (groups, situation) => {
      if (groups.length === 0) throw queryFailure.usage('Candidate group list is empty');
      refuseBoth(situation, 'candidateGroupIn', 'candidateUser', 'candidateUser');
      withoutNull('Candidate group list', groups);
      return once('candidateGroups', situation);
    },
  } as Meaning<'stringList'>,
  includeAssignedTasks: {
    type: 'boolean',
    conditions: (value, situation) => {
      const filters = [...linkFilters, 'withoutCandidateGroups', 'withoutCandidateUsers'];
      if (value && !filters.some((filter) => isAsked(situation, filter)))
        throw assignedTasksAlone();
      return [];
    },
  } as Meaning<'boolean'>,
};

const assignedTasksAlone = () =>
  queryFailure.usage(
    "Invalid query usage: candidateUser, candidateGroup, candidateGroupLike, candidateGroupIn, withCandidateGroups, withoutCandidateGroups, withCandidateUsers, withoutCandidateUsers has to be called before 'includeAssignedTasks'.",
  );
