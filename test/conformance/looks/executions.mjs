// Looks at an instance more closely than Scenario.all(): parents in the tree and in history, executions, details, logs.

const text = (v) => JSON.stringify(v);
/** Objects are serialized by Java there, and as JSON here. */
const shown = (type, value) => text(type === 'Object' ? 'an object' : value);
const sorted = (list) => [...list].sort((a, b) => (text(a) < text(b) ? -1 : 1));

/** Everything that is shown of an instance, ids replaced by the activities that they belong to. */
export const closely = async (t, pi, label = 'closely') => {
  const see = (what, value) => t.see(`${label}: ${what}`, value);
  const root = (await t.get(`/process-instance/${pi}/activity-instances`)).body;
  const executionOf = {};
  const nodeOf = {};
  const walk = (n) => {
    const me = n.activityId === n.processDefinitionId ? 'process' : n.activityId;
    nodeOf[n.id] = me;
    for (const e of n.executionIds ?? []) executionOf[e] = [...(executionOf[e]?.split(' and ') ?? []), me].sort().join(' and ');
    const incidents = (n.incidents ?? []).map((i) => i.activityId);
    const transitions = (n.childTransitionInstances ?? []).map((x) => {
      executionOf[x.executionId] ??= `~${x.activityId}`;
      return `~${x.activityId} ${x.activityType}`;
    });
    return [
      `${me} ${n.activityType} ${n.name ?? ''}`.trim(),
      { executions: n.executionIds.length, ...(incidents.length && { incidents }) },
      ...sorted([...(n.childActivityInstances ?? []).map(walk), ...transitions]),
    ];
  };
  if (root?.id) {
    see('tree', walk(root));
    const executions = await t.must('GET', `/execution?processInstanceId=${pi}`);
    const seen = [];
    for (const { id, ended } of executions) {
      const local = (await t.get(`/execution/${id}/localVariables`)).body;
      seen.push({ at: executionOf[id] ?? '?', ended, local: Object.entries(local).map(([k, v]) => `${k}=${text(v.value)}`).sort() });
    }
    see('executions', sorted(seen));
    see('subscriptions', sorted((await t.must('GET', `/event-subscription?processInstanceId=${pi}`)).map((s) => ({ type: s.eventType, name: s.eventName, on: s.activityId, at: executionOf[s.executionId] ?? '?' }))));
    await t.openJobs(pi, `${label}: jobs`);
    await t.openTasks(pi, `${label}: tasks`);
    await t.incidents(pi, `${label}: incidents`);
  } else see('tree', 'none');
  const activities = await t.must('GET', `/history/activity-instance?processInstanceId=${pi}`);
  const past = { [pi]: 'process' };
  for (const a of activities) past[a.id] = a.activityId;
  const state = (a) => (a.canceled ? 'canceled' : !a.endTime ? 'open' : a.completeScope ? 'completed-scope' : 'ended');
  const count = (list) => {
    const times = {};
    for (const l of list) times[l] = (times[l] ?? 0) + 1;
    return Object.keys(times).sort().map((k) => (times[k] > 1 ? `${k} x${times[k]}` : k));
  };
  see('history', count(activities.map((a) => `${a.activityId} ${a.activityType} ${state(a)} in ${past[a.parentActivityInstanceId] ?? '?'}${a.taskId ? ' task' : ''}${a.calledProcessInstanceId ? ' called' : ''}`)));
  const variables = await t.must('GET', `/history/variable-instance?processInstanceId=${pi}&deserializeValues=false`);
  see('variables', count(variables.map((v) => `${v.name} ${v.type} ${shown(v.type, v.value)} ${v.state} on ${past[v.activityInstanceId] ?? '?'}${v.executionId === pi ? ' global' : ''}`)));
  const details = await t.must('GET', `/history/detail?processInstanceId=${pi}&deserializeValues=false`);
  see('details', count(details.map((d) => `${d.type} ${d.variableName ?? d.fieldId} ${shown(d.variableType, d.value ?? d.fieldValue)} rev ${d.revision} at ${past[d.activityInstanceId] ?? '?'}${d.initial ? ' initial' : ''}`)));
  see('historic tasks', count((await t.must('GET', `/history/task?processInstanceId=${pi}`)).map((x) => `${x.taskDefinitionKey} ${x.endTime ? 'ended' : 'open'} ${x.deleteReason}`)));
  const log = await t.must('GET', `/history/job-log?processInstanceId=${pi}`);
  see('job log', count(log.map((j) => `${j.activityId} ${j.jobDefinitionType} ${j.jobDefinitionConfiguration} ${j.creationLog ? 'created' : j.failureLog ? 'failed' : j.successLog ? 'done' : 'deleted'} ${j.jobRetries} ${j.jobExceptionMessage ?? ''}`.trim())));
  await t.instance(pi, `${label}: instance`);
};
