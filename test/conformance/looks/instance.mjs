// Looks at an instance more closely than Scenario.all does: where each thing hangs, and in which order things happened.
const text = (v) => JSON.stringify(v);
const sorted = (list) => [...list].sort((a, b) => (text(a) < text(b) ? -1 : 1));
const compact = (o) => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== null && v !== undefined && v !== false && v !== 0 && !(Array.isArray(v) && v.length === 0)));
const base = (id) => (typeof id === 'string' ? id.replace(/:[0-9a-f-]{36}$/, '').replace(/:\d+$/, '') : id);

/** The tree of activity instances with names, types, numbers of executions and incidents; or why there is none. */
const tree = async (t, pi) => {
  const { status, body } = await t.get(`/process-instance/${pi}/activity-instances`);
  if (status !== 200) return { status, type: body?.type, message: body?.message };
  const draw = (n) => ({
    ...compact({ activity: base(n.activityId), type: n.activityType, name: n.activityName, executions: n.executionIds.length, incidents: n.incidentIds?.length }),
    ...compact({ children: sorted(n.childActivityInstances.map(draw)), transitions: sorted(n.childTransitionInstances.map((x) => compact({ activity: x.activityId, type: x.activityType, incidents: x.incidentIds?.length }))) }),
  });
  return draw(body);
};

/** What there is at runtime: executions, variables, tasks, jobs, subscriptions, incidents, external tasks. */
export const lookAtRuntime = async (t, pi, label) => {
  t.see(`${label}: tree`, await tree(t, pi));
  const where = {};
  const walk = (n) => { where[n.id] = base(n.activityId); for (const c of n.childActivityInstances ?? []) walk(c); };
  const answer = await t.get(`/process-instance/${pi}/activity-instances`);
  if (answer.status === 200) walk(answer.body);
  const executions = await t.must('GET', `/execution?processInstanceId=${pi}`);
  t.see(`${label}: executions`, executions.length);
  t.see(`${label}: variables`, sorted((await t.must('GET', `/variable-instance?processInstanceIdIn=${pi}&deserializeValues=false`)).map((v) => compact({ name: v.name, value: text(v.value), on: where[v.activityInstanceId] ?? '?', task: v.taskId !== null, own: v.executionId === pi }))));
  t.see(`${label}: tasks`, sorted((await t.tasks(pi)).map((x) => x.taskDefinitionKey)));
  const jobs = [];
  for (const j of await t.jobs(`processInstanceId=${pi}`)) {
    const d = j.jobDefinitionId ? (await t.get(`/job-definition/${j.jobDefinitionId}`)).body : null;
    jobs.push(compact({ on: d?.activityId, type: d?.jobType, configuration: d?.jobConfiguration, retries: j.retries, due: j.dueDate != null, suspended: j.suspended, failed: j.failedActivityId }));
  }
  t.see(`${label}: jobs`, sorted(jobs));
  t.see(`${label}: subscriptions`, sorted((await t.must('GET', `/event-subscription?processInstanceId=${pi}`)).map((e) => compact({ type: e.eventType, name: e.eventName, on: e.activityId, own: e.executionId === pi }))));
  t.see(`${label}: incidents`, sorted((await t.must('GET', `/incident?processInstanceId=${pi}`)).map((i) => compact({ type: i.incidentType, on: i.activityId, failed: i.failedActivityId, message: i.incidentMessage, own: i.id === i.causeIncidentId }))));
};

/** What is left of it in history: activities with their parents and marks, tasks, variables, details, incidents. */
export const lookAtHistory = async (t, pi, label) => {
  await t.instance(pi, `${label}: instance`);
  const list = await t.must('GET', `/history/activity-instance?processInstanceId=${pi}`);
  const name = Object.fromEntries(list.map((a) => [a.id, a.activityId]));
  name[pi] = 'process';
  t.see(`${label}: activities`, sorted(list.map((a) => [a.activityId, a.activityType, a.canceled ? 'canceled' : !a.endTime ? 'open' : a.completeScope ? 'completed-scope' : 'ended', `in ${name[a.parentActivityInstanceId] ?? '?'}`, a.executionId === pi ? 'own' : '', a.taskId ? 'task' : '', a.calledProcessInstanceId ? 'called' : ''].filter(Boolean).join(' '))));
  t.see(`${label}: historic tasks`, sorted((await t.must('GET', `/history/task?processInstanceId=${pi}`)).map((x) => compact({ key: x.taskDefinitionKey, reason: x.deleteReason, ended: x.endTime !== null, in: name[x.activityInstanceId] }))));
  t.see(`${label}: historic variables`, sorted((await t.must('GET', `/history/variable-instance?processInstanceId=${pi}&deserializeValues=false&includeDeleted=true`)).map((v) => compact({ name: v.name, value: text(v.value), state: v.state, in: name[v.activityInstanceId] ?? v.activityInstanceId, global: v.executionId === pi }))));
  t.see(`${label}: details`, sorted((await t.must('GET', `/history/detail?processInstanceId=${pi}&deserializeValues=false`)).map((d) => compact({ type: d.type, name: d.variableName ?? d.fieldId, value: text(d.value ?? d.fieldValue), revision: d.revision, in: name[d.activityInstanceId] ?? d.activityInstanceId, initial: d.initial, own: d.executionId === pi }))));
  t.see(`${label}: historic incidents`, sorted((await t.must('GET', `/history/incident?processInstanceId=${pi}`)).map((i) => compact({ type: i.incidentType, on: i.activityId, failed: i.failedActivityId, message: i.incidentMessage, open: i.open, deleted: i.deleted, resolved: i.resolved }))));
};

/** Both. */
export const lookClosely = async (t, pi, label) => {
  if ((await t.get(`/process-instance/${pi}`)).status === 200) await lookAtRuntime(t, pi, label);
  else t.see(`${label}: runs`, false);
  await lookAtHistory(t, pi, label);
};
