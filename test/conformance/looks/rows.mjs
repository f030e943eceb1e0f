// Whole rows of the REST API as observations: every property, ids and times replaced, in an order of their own.

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const DATE = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}(?!\d)/g;
/** They tell how long something took and where, not what was done. */
const MEASURED = ['durationInMillis', 'duration', 'hostname', 'links'];

const plain = (value) => JSON.parse(JSON.stringify(value).replace(DATE, '<date>').replace(UUID, '<id>'));
const without = (row, keys) => Object.fromEntries(Object.entries(row).filter(([k, v]) => !keys.includes(k) && v !== null));
/** Java's own serialisation says nothing to anybody else. */
const opaque = (row) => (row.type === 'Object' || row.variableType === 'Object' ? { ...row, value: '(object)' } : row);

/** Observes all rows that `path` lists, what is null left out; `keys` picks properties. */
export const rows = async (t, label, path, keys) => {
  const { status, body } = await t.get(path);
  if (!Array.isArray(body)) return t.seeAnswer(label, { status, body });
  const picked = body.map((row) => plain(opaque(keys ? Object.fromEntries(keys.map((k) => [k, row[k] ?? null])) : without(row, MEASURED))));
  t.see(label, picked.sort((a, b) => (text(a) < text(b) ? -1 : 1)));
  return body;
};
const text = (row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

export const historicDetails = (t, pi, label = 'details') =>
  rows(t, label, `/history/detail?processInstanceId=${pi}&deserializeValues=false`, ['type', 'variableName', 'variableType', 'value', 'revision', 'initial', 'fieldId', 'fieldValue', 'taskId', 'activityInstanceId', 'errorMessage']);
export const historicTasks = (t, pi, label = 'historic tasks') => rows(t, label, `/history/task?processInstanceId=${pi}`);
export const historicActivities = (t, pi, label = 'historic activities') => rows(t, label, `/history/activity-instance?processInstanceId=${pi}`);
export const historicVariables = (t, pi, label = 'historic variables') => rows(t, label, `/history/variable-instance?processInstanceId=${pi}&deserializeValues=false`);
export const variableInstances = (t, pi, label = 'variable instances') => rows(t, label, `/variable-instance?processInstanceIdIn=${pi}&deserializeValues=false`);
export const incidents = (t, pi, label = 'incidents') => rows(t, label, `/incident?processInstanceId=${pi}`);
export const historicIncidents = (t, pi, label = 'historic incidents') => rows(t, label, `/history/incident?processInstanceId=${pi}`);
export const jobs = (t, pi, label = 'jobs') => rows(t, label, `/job?processInstanceId=${pi}`);
export const jobLog = (t, pi, label = 'job log') => rows(t, label, `/history/job-log?processInstanceId=${pi}`);
export const executions = (t, pi, label = 'executions') => rows(t, label, `/execution?processInstanceId=${pi}`);
export const tasks = (t, pi, label = 'tasks') => rows(t, label, `/task?processInstanceId=${pi}`);
export const externalTasks = (t, pi, label = 'external tasks') => rows(t, label, `/external-task?processInstanceId=${pi}`);
export const externalTaskLog = (t, pi, label = 'external task log') => rows(t, label, `/history/external-task-log?processInstanceId=${pi}`);
/** The children of the activity instance tree with their incidents and the number of their executions. */
export const wholeTree = async (t, pi, label = 'whole tree') => {
  const { status, body } = await t.get(`/process-instance/${pi}/activity-instances`);
  const draw = (n) => ({
    on: n.activityId === n.processDefinitionId ? 'process' : n.activityId, type: n.activityType, name: n.activityName ?? n.name, executions: n.executionIds?.length,
    incidents: (n.incidents ?? []).map((i) => i.activityId),
    children: [...(n.childActivityInstances ?? []), ...(n.childTransitionInstances ?? [])].map(draw).sort((a, b) => (text(a) < text(b) ? -1 : 1)),
  });
  t.see(label, status === 200 && body ? draw(body) : { status });
};
