// Where instances stand and what can be done to them now, in words that do not depend on ids:
// two servers that behave alike see the same moves in the same order.
import { sortedBy } from '../../random.mjs';

const list = (t, path) => t.must('GET', path);

/** The activity instances of a tree, each with the loop counters around it, such as '@0.1'. */
const activityInstances = (root, variables, path) => {
  const found = [];
  const counters = Object.fromEntries(variables.filter(({ name }) => name === 'loopCounter').map((v) => [v.activityInstanceId, v.value]));
  const walk = (node, counts) => {
    const own = counters[node.id] === undefined ? counts : [...counts, counters[node.id]];
    const at = own.length ? `@${own.join('.')}` : '';
    found.push({ id: node.id, activityId: node.activityId, at, executionIds: node.executionIds ?? [], isLeaf: !(node.childActivityInstances ?? []).length && !(node.childTransitionInstances ?? []).length, name: `${path}${node.activityId}${at}`, isRoot: node === root });
    for (const child of node.childActivityInstances ?? []) walk(child, own);
    for (const t of node.childTransitionInstances ?? []) found.push({ transitionId: t.id, activityId: t.activityId, at, executionIds: [t.executionId], name: `${path}~${t.activityId}${at}` });
  };
  if (root?.id) walk(root, []);
  return found;
};

/** An instance and those it called, each with its path such as 'call5@0/'. */
const family = async (t, id, path = '') => {
  const { status, body } = await t.get(`/process-instance/${id}/activity-instances`);
  if (status !== 200) return [];
  const variables = await list(t, `/variable-instance?processInstanceIdIn=${id}&deserializeValues=false`);
  const nodes = activityInstances(body, variables, path);
  const members = [{ id, path, nodes, tree: body }];
  const called = await list(t, `/process-instance?superProcessInstance=${id}`);
  if (!called.length) return members;
  const calls = await list(t, `/history/activity-instance?processInstanceId=${id}&activityType=callActivity`);
  for (const { id: child } of called) {
    const call = calls.find((a) => a.calledProcessInstanceId === child);
    const node = nodes.find((n) => n.id === call?.id);
    members.push(...(await family(t, child, `${path}${call?.activityId ?? '?'}${node?.at ?? ''}/`)));
  }
  return sortedBy(members, (m) => m.path);
};

/** Where an execution stands, in words: the innermost activity instance that has it. */
const atOf = ({ nodes }, executionId) => nodes.filter((n) => n.executionIds.includes(executionId)).at(-1)?.at ?? '';

const movesOf = async (t, member, definitions) => {
  const moves = [];
  const add = (kind, activityId, executionId, act) => moves.push({ what: `${kind} ${member.path}${activityId}${atOf(member, executionId)}`, kind, act });
  for (const x of await t.tasks(member.id)) {
    add('complete', x.taskDefinitionKey, x.executionId, (variables) => t.post(`/task/${x.id}/complete`, { variables }));
    add('error', x.taskDefinitionKey, x.executionId, () => t.post(`/task/${x.id}/bpmnError`, { errorCode: 'e1' }));
    add('escalation', x.taskDefinitionKey, x.executionId, () => t.post(`/task/${x.id}/bpmnEscalation`, { escalationCode: 'u1' }));
    add('local', x.taskDefinitionKey, x.executionId, (variables) => t.post(`/task/${x.id}/localVariables`, { modifications: variables }));
  }
  for (const j of await t.jobs(`processInstanceId=${member.id}`)) {
    definitions[j.jobDefinitionId] ??= (await t.get(`/job-definition/${j.jobDefinitionId}`)).body;
    const { activityId, jobConfiguration } = definitions[j.jobDefinitionId] ?? {};
    add(`execute ${jobConfiguration?.split(':')[0]}`, activityId, j.executionId, () => t.post(`/job/${j.id}/execute`));
  }
  for (const e of await list(t, `/event-subscription?processInstanceId=${member.id}`)) {
    if (e.eventType === 'message') add(`message ${e.eventName}`, e.activityId, e.executionId, (variables) => t.post(`/execution/${e.executionId}/messageSubscriptions/${e.eventName}/trigger`, { variables }));
    if (e.eventType === 'signal') add(`signal ${e.eventName}`, e.activityId, e.executionId, (variables) => t.post('/signal', { name: e.eventName, executionId: e.executionId, variables }));
  }
  for (const x of await list(t, `/external-task?processInstanceId=${member.id}`)) {
    const locked = (act) => async () => { await t.post(`/external-task/${x.id}/lock`, { workerId: 'w', lockDuration: 60000 }); return act(); };
    add('external', x.activityId, x.executionId, locked(() => t.post(`/external-task/${x.id}/complete`, { workerId: 'w' })));
    add('external failure', x.activityId, x.executionId, locked(() => t.post(`/external-task/${x.id}/failure`, { workerId: 'w', retries: 0 })));
    add('external error', x.activityId, x.executionId, locked(() => t.post(`/external-task/${x.id}/bpmnError`, { workerId: 'w', errorCode: 'e1' })));
  }
  return moves;
};

/** Moves of the same words are told apart by a number. */
const numbered = (moves) => {
  const seen = {};
  return moves.map((move) => {
    const n = (seen[move.what] = (seen[move.what] ?? 0) + 1);
    return n > 1 ? { ...move, what: `${move.what} #${n}` } : move;
  });
};

/** {members, moves, nodes}: the instance and those it called, what can be done, and where modifications may cancel. */
export const observe = async (t, id, definitions = {}) => {
  const members = await family(t, id);
  const moves = [];
  for (const member of members) moves.push(...(await movesOf(t, member, definitions)));
  return { members, moves: numbered(sortedBy(moves, (m) => m.what)), nodes: sortedBy(members.find((m) => m.id === id)?.nodes ?? [], (n) => n.name) };
};
