// How many scenarios begin: by what is deployed, by a start that may be refused, or by the instance that one has called.

/** Not that of replay.mjs, which waits for the scenarios where it is the program itself. */
const typed = (variables) => Object.fromEntries(Object.entries(variables).map(([k, value]) => [k, value && typeof value === 'object' && 'value' in value ? value : { value }]));

/** Deploys models and starts the process `p`; answers the instance's id. */
export const begin = async (t, models, variables = {}, more = {}) => {
  for (const xml of [models].flat()) await t.deploy(xml);
  return t.start('p', variables, more);
};

/** Starts `p` and observes the answer; the instance's id, or null where the start is refused. */
export const starting = async (t, label, variables = {}) => {
  const r = await t.post('/process-definition/key/p/start', { variables: typed(variables) });
  t.seeAnswer(label, r);
  return r.status === 200 ? r.body.id : null;
};

/** Deploys a model and observes the answer, its text too. */
export const tryXml = async (t, label, xml) => {
  const r = await t.call('POST', '/deployment/create', t.form(xml, {}));
  if (r.status < 300) t.deployments.push(r.body.id);
  t.seeAnswer(label, r);
};

/** The instance that one has called. */
export const child = async (t, pi) => (await t.must('GET', `/process-instance?superProcessInstance=${pi}`))[0].id;
