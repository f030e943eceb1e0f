// What is looked at: all that REST shows of an instance, of those it called, and of their history.
const sorted = (list) => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** What helpers of the scenario put on a transcript, without putting it there. */
const gather = async (t, looks) => {
  const aside = Object.create(t, { seen: { value: [] } });
  for (const look of looks) await look(aside);
  return aside.seen;
};

/** Lists and files are shown by their type only: their bytes are Java's. */
const plain = (seen) => JSON.parse(JSON.stringify(seen, (key, value) => (value?.type === 'Object' ? { ...value, value: '<object>' } : value)));

/** An instance that runs, with those it called. */
export const look = async (t, { members }, label) => {
  for (const { id, path } of members) {
    const seen = await gather(t, [(s) => s.tree(id), (s) => s.variables(id), (s) => s.openTasks(id), (s) => s.openJobs(id), (s) => s.subscriptions(id), (s) => s.incidents(id)]);
    seen.push(['executions', (await t.must('GET', `/execution?processInstanceId=${id}`)).length]);
    for (const [what, value] of plain(seen)) t.see(`${label}: ${path}${what}`, value);
  }
  if (!members.length) t.see(label, 'has ended');
};

const historyOf = async (t, id) => {
  const seen = await gather(t, [(s) => s.instance(id), (s) => s.history(id), (s) => s.historicVariables(id)]);
  const tasks = await t.must('GET', `/history/task?processInstanceId=${id}`);
  seen.push(['tasks', sorted(tasks.map((x) => `${x.taskDefinitionKey} ${x.deleteReason}`))]);
  const incidents = await t.must('GET', `/history/incident?processInstanceId=${id}`);
  seen.push(['incidents', sorted(incidents.map((x) => `${x.incidentType} ${x.activityId} ${x.open ? 'open' : x.deleted ? 'deleted' : 'resolved'}`))]);
  return plain(seen);
};

/** The history of an instance, and that of all it ever called. */
export const lookBack = async (t, id, label) => {
  for (const [what, value] of await historyOf(t, id)) t.see(`${label}: ${what}`, value);
  const called = await t.must('GET', `/history/process-instance?superProcessInstanceId=${id}`);
  const all = [];
  for (const child of called) {
    const aside = Object.create(t, { seen: { value: [] } });
    await lookBack(aside, child.id, child.processDefinitionKey);
    all.push(aside.seen);
  }
  for (const seen of sorted(all)) for (const [what, value] of seen) t.see(`${label}: ${what}`, value);
};
