// User tasks in detail: what their attributes take, their forms, their listeners and variables, and what is done to them.
import { and, boundary, chain, end, multi, one, process, script, start, sub, user } from '../bpmn.mjs';
import { executions, historicActivities, historicDetails, historicTasks, historicVariables, jobLog, jobs, rows, tasks, variableInstances, wholeTree } from '../looks/rows.mjs';
import { begin, starting, tryXml } from '../looks/attempts.mjs';

const single = (o, ...more) => one('p', start(), user('a', o), ...more, end(), ...chain('start', 'a', 'end'));
const field = (id, type, o = '', inner = '') => `<camunda:formField id="${id}" type="${type}" ${o}>${inner}</camunda:formField>`;
const form = (...fields) => `<camunda:formData>${fields.join('')}</camunda:formData>`;
const note = (word) => `\${task.setVariable('log', task.getVariable('log').concat('${word} '))}`;
const log = async (t, pi, label = 'log') => t.see(label, ((await t.get(`/history/variable-instance?processInstanceId=${pi}&variableName=log`)).body[0] ?? {}).value);
const links = async (t, id, label) => t.see(label, (await t.get(`/task/${id}/identity-links`)).body);

export default {
  'rows of a task with everything': async (t) => {
    const pi = await begin(t, single({ name: 'Name ${n}', assignee: '${who}', candidateUsers: '${who}, bob,${list}', candidateGroups: 'g1,${group}', priority: '${n * 10}', dueDate: '2030-01-02T03:04:05', followUpDate: '${due}', formKey: 'embedded:${n}', ext: '' }).replace('<userTask ', '<userTask ').replace('</userTask>', '<documentation>Text ${n}</documentation></userTask>').replace(/(<userTask[^>]*>)(.*)<documentation>(.*)<\/documentation>/, '$1<documentation>$3</documentation>$2'), { n: 3, who: 'ann', group: 'g2', list: 'x,y', due: '2031-05-06' });
    await tasks(t, pi);
    const [a] = await t.tasks(pi);
    t.see('due and follow-up', [a.due, a.followUp].map((d) => d?.slice(0, 19)));
    const list = (await t.get(`/task/${a.id}/identity-links`)).body;
    t.see('links', list.map((l) => JSON.stringify(l)).sort());
    await rows(t, 'identity link log', `/history/identity-link-log?taskId=${a.id}`);
    await historicTasks(t, pi);
    t.seeAnswer('form', await t.get(`/task/${a.id}/form`), { withBody: true });
    await t.must('POST', `/task/${a.id}/complete`, {});
    await historicTasks(t, pi, 'completed');
    await rows(t, 'identity link log at the end', `/history/identity-link-log?taskId=${a.id}`);
  },
  'candidates by lists, empty texts and wrong types': async (t) => {
    await t.deploy(single({ candidateUsers: '${u}', candidateGroups: '${g}' }));
    for (const [label, u, g] of [['lists', { value: ['b', 'a'] }, { value: ['h', 'g'] }], ['a number', 1, 'g'], ['null', null, 'g'], ['empty', '', ''], ['spaces', ' a , b ', 'g,,h'], ['list of numbers', { value: [1, 2] }, 'g']]) {
      const pi = await starting(t, label, { u, g });
      if (!pi) continue;
      const [a] = await t.tasks(pi);
      t.see(`${label}: links`, (await t.get(`/task/${a.id}/identity-links`)).body.map((l) => JSON.stringify(l)).sort());
    }
  },
  'assignees of other types and empty ones': async (t) => {
    await t.deploy(single({ assignee: '${v}' }));
    for (const [label, v] of [['number', 12], ['null', null], ['empty', ''], ['boolean', true], ['list', { value: ['a', 'b'] }]]) {
      const pi = await starting(t, label, { v });
      if (pi) t.see(`${label}: assignee`, (await t.tasks(pi)).map((a) => a.assignee));
    }
    await starting(t, 'missing');
  },
  'priorities: invalid ones, of other types, out of range': async (t) => {
    await t.deploy(single({ priority: '${v}' }));
    for (const [label, v] of [['number', 12], ['text', '13'], ['words', 'high'], ['null', null], ['empty', ''], ['double', { value: 1.7, type: 'Double' }], ['long', { value: 5, type: 'Long' }], ['negative', -3], ['too large', '99999999999'], ['boolean', true]]) {
      const pi = await starting(t, label, { v });
      if (pi) t.see(`${label}: priority`, (await t.tasks(pi)).map((a) => a.priority));
    }
    await tryXml(t, 'literal words', single({ priority: 'high' }));
    await starting(t, 'literal words: start');
    await tryXml(t, 'empty', single({ priority: '' }));
    await starting(t, 'empty: start');
  },
  'due and follow-up dates: forms of dates, durations, Date variables, invalid ones': async (t) => {
    await t.deploy(single({ dueDate: '${v}', followUpDate: '${f}' }));
    const date = { value: '2030-01-02T03:04:05.000+0000', type: 'Date' };
    for (const [label, v] of [['date', '2030-01-02'], ['date and time', '2030-01-02T03:04:05'], ['with a zone', '2030-01-02T03:04:05Z'], ['minutes', '2030-01-02T03:04'], ['Date', date], ['words', 'tomorrow'], ['null', null], ['empty', ''], ['number', 5], ['German', '02.01.2030']]) {
      for (const which of ['due', 'followUp']) {
        const pi = await starting(t, `${label} as ${which}`, { v: which === 'due' ? v : null, f: which === 'followUp' ? v : null });
        if (pi) t.see(`${label} as ${which}: value`, (await t.tasks(pi)).map((a) => a[which]?.slice(0, 16) ?? null));
      }
    }
    for (const v of ['P1D', 'PT5M', 'P1Y2M', 'R3/PT1H', 'P-1D', 'PT', '1D', 'P', 'P1H', 'P1W2D', 'PT1.5S', 'PT5', 'Px', 'P1DT', 'PT5Mx', 'P1D2Y']) {
      const pi = await starting(t, `duration ${v}`, { v, f: null });
      if (pi) t.see(`duration ${v}: set`, (await t.tasks(pi)).map((a) => a.due != null));
    }
  },
  'form keys and form references': async (t) => {
    const pi = await begin(t, single({ formKey: '${k}' }), { k: 'embedded:app:x.html' });
    const [a] = await t.tasks(pi);
    t.seeAnswer('form', await t.get(`/task/${a.id}/form`), { withBody: true });
    t.seeAnswer('deployed form', await t.get(`/task/${a.id}/deployed-form`));
    t.seeAnswer('rendered form', await t.get(`/task/${a.id}/rendered-form`));
    await starting(t, 'key null', { k: null });
    await starting(t, 'key a number', { k: 5 });
    await starting(t, 'key missing');
    await t.deploy(single({}).replace('<userTask', '<userTask camunda:formRef="f" camunda:formRefBinding="latest"'));
    const q = await starting(t, 'form reference');
    const [b] = await t.tasks(q);
    await rows(t, 'task', `/task/${b.id}`);
    t.seeAnswer('task with a reference', await t.get(`/task/${b.id}/form`), { withBody: true });
    t.seeAnswer('its deployed form', await t.get(`/task/${b.id}/deployed-form`));
    const [row] = await t.tasks(q);
    t.see('camundaFormRef', row.camundaFormRef);
    await tryXml(t, 'key and reference', single({ formKey: 'x' }).replace('<userTask', '<userTask camunda:formRef="f" camunda:formRefBinding="latest"'));
    await tryXml(t, 'reference without a binding', single({}).replace('<userTask', '<userTask camunda:formRef="f"'));
    await tryXml(t, 'version without a version', single({}).replace('<userTask', '<userTask camunda:formRef="f" camunda:formRefBinding="version"'));
    await tryXml(t, 'unknown binding', single({}).replace('<userTask', '<userTask camunda:formRef="f" camunda:formRefBinding="versionTag"'));
  },
  'deployed forms: of a task, of a start event, missing, of the wrong kind': async (t) => {
    await t.deploy({ 'p.bpmn': one('p', start('start', { formKey: 'embedded:deployment:start.html' }), user('a', { formKey: '${k}' }), ...chain('start', 'a')), 'start.html': '<form>start</form>', 'dir/a.form': '{"components":[]}' }, { name: 'forms' });
    const def = await t.definitionId('p');
    const form = async (label, path) => { const r = await t.call('GET', path, undefined, { accept: '*/*' }).catch((e) => ({ status: 200, body: String(e.message) })); t.see(label, r.status < 300 ? r : { status: r.status, type: r.body?.type, message: r.body?.message }); };
    await form('start', `/process-definition/${def}/deployed-start-form`);
    await form('start by key', '/process-definition/key/p/deployed-start-form');
    await form('unknown definition', '/process-definition/none/deployed-start-form');
    await form('unknown key', '/process-definition/key/none/deployed-start-form');
    for (const k of ['camunda-forms:deployment:dir/a.form', 'embedded:deployment:start.html', 'deployment:start.html', 'embedded:deployment:none.html', 'embedded:app:x.html', '', null]) {
      const pi = await t.start('p', { k });
      const [a] = await t.tasks(pi);
      await form(`task with ${k}`, `/task/${a.id}/deployed-form`);
    }
    await form('unknown task', '/task/none/deployed-form');
    await t.deploy(single({}));
    await form('no start form', '/process-definition/key/p/deployed-start-form');
    const pi = await t.start('p');
    const [a] = await t.tasks(pi);
    await form('no task form', `/task/${a.id}/deployed-form`);
  },
  'form fields of every type: form variables, with defaults': async (t) => {
    const f = form(field('s', 'string', 'label="S" defaultValue="text ${n}"'), field('l', 'long', 'defaultValue="${n + 1}"'), field('b', 'boolean', 'defaultValue="true"'), field('d', 'date', 'defaultValue="02/01/2030"'), field('e', 'enum', 'defaultValue="x"', '<camunda:value id="x" name="X"/><camunda:value id="y" name="Y"/>'), field('n', 'long'), field('none', 'string'));
    const pi = await begin(t, single({ ext: f }), { n: 3 });
    const [a] = await t.tasks(pi);
    t.seeAnswer('form variables', await t.get(`/task/${a.id}/form-variables`), { withBody: true });
    t.seeAnswer('some of them', await t.get(`/task/${a.id}/form-variables?variableNames=s,n,none`), { withBody: true });
    t.seeAnswer('form', await t.get(`/task/${a.id}/form`), { withBody: true });
    t.seeAnswer('rendered', { status: (await t.get(`/task/${a.id}/rendered-form`)).status });
    await variableInstances(t, pi);
    t.seeAnswer('submit nothing', await t.post(`/task/${a.id}/submit-form`, { withVariablesInReturn: true }), { withBody: true });
    await historicVariables(t, pi);
    await historicDetails(t, pi);
  },
  'form fields submitted with values of other types': async (t) => {
    const f = form(field('l', 'long'), field('b', 'boolean'), field('d', 'date'), field('e', 'enum', '', '<camunda:value id="x" name="X"/>'), field('s', 'string'));
    await t.deploy(single({ ext: f }));
    const submit = async (label, variables) => {
      const pi = await t.start('p');
      const [a] = await t.tasks(pi);
      t.seeAnswer(label, await t.post(`/task/${a.id}/submit-form`, { variables: Object.fromEntries(Object.entries(variables).map(([k, value]) => [k, value && typeof value === 'object' ? value : { value }])) }));
      await t.historicVariables(pi, `${label}: variables`);
    };
    await submit('long as text', { l: '12' });
    await submit('long as words', { l: 'x' });
    await submit('long as double', { l: 1.5 });
    await submit('long null', { l: null });
    await submit('long as a Long', { l: { value: 5, type: 'Long' } });
    await submit('boolean as text', { b: 'true' });
    await submit('boolean as words', { b: 'yes' });
    await submit('boolean as a number', { b: 1 });
    await submit('date as text', { d: '02/01/2030' });
    await submit('date in ISO', { d: '2030-01-02' });
    await submit('date as Date', { d: { value: '2030-01-02T00:00:00.000+0000', type: 'Date' } });
    await submit('enum', { e: 'x' });
    await submit('enum of no value', { e: 'z' });
    await submit('string as a number', { s: 5 });
    await submit('string null', { s: null });
    await submit('another variable', { other: 5 });
    await submit('typed string for a long', { l: { value: '7', type: 'String' } });
  },
  'validation of form fields: required, min, max, minlength, maxlength, readonly': async (t) => {
    const v = (...c) => `<camunda:validation>${c.map(([n, x]) => `<camunda:constraint name="${n}"${x === undefined ? '' : ` config="${x}"`}/>`).join('')}</camunda:validation>`;
    const submit = async (label, variables) => {
      const pi = await t.start('p');
      const [a] = await t.tasks(pi);
      t.seeAnswer(label, await t.post(`/task/${a.id}/submit-form`, { variables: Object.fromEntries(Object.entries(variables).map(([k, value]) => [k, { value }])) }));
      await t.historicVariables(pi, `${label}: variables`);
    };
    await t.deploy(single({ ext: form(field('r', 'string', '', v(['required']))) }));
    await submit('required: missing', {});
    await submit('required: null', { r: null });
    await submit('required: empty', { r: '' });
    await submit('required: given', { r: 'x' });
    await t.deploy(single({ ext: form(field('n', 'long', '', v(['min', 5], ['max', 10]))) }));
    await submit('min: less', { n: 4 });
    await submit('max: more', { n: 11 });
    await submit('within', { n: 7 });
    await submit('at the edges', { n: 10 });
    await submit('none', {});
    await t.deploy(single({ ext: form(field('s', 'string', '', v(['minlength', 2], ['maxlength', 4]))) }));
    await submit('too short', { s: 'a' });
    await submit('too long', { s: 'abcde' });
    await submit('right', { s: 'abc' });
    await t.deploy(single({ ext: form(field('o', 'string', 'defaultValue="was"', v(['readonly']))) }));
    await submit('readonly: not given', {});
    await submit('readonly: given', { o: 'x' });
    await t.deploy(single({ ext: form(field('b', 'boolean', '', v(['required']))) }));
    await submit('boolean required: false', { b: false });
    await submit('boolean required: missing', {});
  },
  'what a deployment refuses of forms': async (t) => {
    const v = (n, x) => `<camunda:validation><camunda:constraint name="${n}" config="${x}"/></camunda:validation>`;
    await tryXml(t, 'unknown type', single({ ext: form(field('x', 'colour')) }));
    await tryXml(t, 'no id', single({ ext: form('<camunda:formField type="string"/>') }));
    await tryXml(t, 'no type', single({ ext: form('<camunda:formField id="x"/>') }));
    await tryXml(t, 'unknown constraint', single({ ext: form(field('x', 'string', '', v('nice', 'y'))) }));
    await tryXml(t, 'min without a number', single({ ext: form(field('x', 'long', '', v('min', 'y'))) }));
    await tryXml(t, 'enum without values', single({ ext: form(field('x', 'enum')) }));
    await tryXml(t, 'two fields with one id', single({ ext: form(field('x', 'string'), field('x', 'long')) }));
    await tryXml(t, 'validator without a class', single({ ext: form(field('x', 'string', '', v('validator', ''))) }));
    await tryXml(t, 'wrong default', single({ ext: form(field('x', 'long', 'defaultValue="abc"')) }));
    await starting(t, 'wrong default: start');
  },
  'a start form: variables, validation, submitted': async (t) => {
    const v = '<camunda:validation><camunda:constraint name="required"/></camunda:validation>';
    await t.deploy(one('p', start('start', { formKey: 'f', ext: form(field('s', 'string', 'defaultValue="d"'), field('l', 'long', '', v)) }), user('a'), ...chain('start', 'a')));
    const def = await t.definitionId('p');
    t.seeAnswer('form variables', await t.get(`/process-definition/${def}/form-variables`), { withBody: true });
    t.seeAnswer('start form', await t.get(`/process-definition/${def}/startForm`), { withBody: true });
    t.seeAnswer('submit without', await t.post(`/process-definition/${def}/submit-form`, { variables: {} }));
    const r = await t.post(`/process-definition/${def}/submit-form`, { variables: { l: { value: '5' }, x: { value: 1 } }, businessKey: 'k' });
    t.seeAnswer('submit', r, { withBody: true });
    await historicDetails(t, r.body.id);
    await variableInstances(t, r.body.id);
    const pi = await starting(t, 'plain start');
    await variableInstances(t, pi, 'plain start: variables');
  },
  'business key form field': async (t) => {
    await t.deploy(one('p', start('start', { ext: '<camunda:formData businessKey="key"><camunda:formField id="key" type="string"/></camunda:formData>' }), user('a'), ...chain('start', 'a')));
    const def = await t.definitionId('p');
    const r = await t.post(`/process-definition/${def}/submit-form`, { variables: { key: { value: 'abc' } } });
    t.seeAnswer('submit', r, { withBody: true });
    await variableInstances(t, r.body.id);
  },
  'form properties of the old kind': async (t) => {
    const pi = await begin(t, single({ ext: '<camunda:formProperty id="a" name="A" type="long" required="true"/><camunda:formProperty id="b" variable="bb" type="string"/><camunda:formProperty id="c" expression="${n}" type="long" writable="false"/>' }), { n: 3 });
    const [a] = await t.tasks(pi);
    t.seeAnswer('variables', await t.get(`/task/${a.id}/form-variables`), { withBody: true });
    t.seeAnswer('required', await t.post(`/task/${a.id}/submit-form`, { variables: {} }));
    t.seeAnswer('not writable', await t.post(`/task/${a.id}/submit-form`, { variables: { a: { value: 1 }, c: { value: 1 } } }));
    t.seeAnswer('submit', await t.post(`/task/${a.id}/submit-form`, { variables: { a: { value: '1' }, b: { value: 'x' } } }));
    await historicVariables(t, pi);
    await historicDetails(t, pi);
  },
  'task listeners by all means, failing ones': async (t) => {
    const listener = (event, more, inner = '') => `<camunda:taskListener event="${event}" ${more}>${inner}</camunda:taskListener>`;
    for (const [label, ext] of [
      ['class', listener('create', 'class="org.example.None"')], ['delegate expression unknown', listener('create', 'delegateExpression="${none}"')], ['delegate expression of a text', listener('create', 'delegateExpression="${v}"')],
      ['expression unknown', listener('create', 'expression="${none}"')], ['expression of a missing method', listener('create', 'expression="${task.none()}"')], ['script that throws', listener('create', '', '<camunda:script scriptFormat="javascript">throw new Error(\'no\')</camunda:script>')],
      ['assignment fails, nobody assigned', listener('assignment', 'expression="${none}"')], ['no event', '<camunda:taskListener expression="${1}"/>'], ['unknown event', listener('begin', 'expression="${1}"')], ['nothing', listener('create', '')],
      ['timeout without a timer', listener('timeout', 'expression="${1}" id="x"')], ['timeout without an id', listener('timeout', 'expression="${1}"', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>')], ['script of an unknown language', listener('create', '', '<camunda:script scriptFormat="none">1</camunda:script>')], ['script without a language', listener('create', '', '<camunda:script>1</camunda:script>')],
    ]) {
      await tryXml(t, `${label}: deployed`, single({ ext }));
      await starting(t, label, { v: 'x' });
    }
  },
  'a failing complete listener keeps the task; a failing delete listener keeps the instance': async (t) => {
    const pi = await begin(t, single({ taskListeners: [{ event: 'complete', expression: '${ok}' }, { event: 'delete', expression: '${gone}' }] }));
    const [a] = await t.tasks(pi);
    t.seeAnswer('complete', await t.post(`/task/${a.id}/complete`, {}));
    t.seeAnswer('delete', await t.call('DELETE', `/process-instance/${pi}`));
    await t.all(pi);
    t.seeAnswer('complete with it', await t.post(`/task/${a.id}/complete`, { variables: { ok: { value: 1 } } }));
    await t.instance(pi);
  },
  'what task listeners see: event name, task, execution': async (t) => {
    const look = "task.setVariable('log', task.getVariable('log') + [task.getEventName(), task.getName(), task.getTaskDefinitionKey(), task.getAssignee(), task.getPriority(), task.getOwner(), task.getDescription(), task.getDeleteReason(), task.getExecution().getCurrentActivityId(), task.getExecution().getEventName()].join('/') + ' ')";
    const pi = await begin(t, single({ name: 'N', assignee: 'ann', taskListeners: ['create', 'assignment', 'update', 'complete', 'delete'].map((event) => ({ event, script: look })) }), { log: '' });
    await log(t, pi, 'created');
    const [a] = await t.tasks(pi);
    await t.must('PUT', `/task/${a.id}`, { name: 'M', owner: 'o', description: 'd', priority: 7, assignee: 'bob', due: '2030-01-01T00:00:00.000+0000' });
    await log(t, pi, 'updated');
    await t.must('PUT', `/task/${a.id}`, { name: 'M', owner: 'o', description: 'd', priority: 7, assignee: 'bob', due: '2030-01-01T00:00:00.000+0000' });
    await log(t, pi, 'updated to the same');
    await t.must('POST', `/task/${a.id}/delegate`, { userId: 'cy' });
    await log(t, pi, 'delegated');
    await t.must('POST', `/task/${a.id}/resolve`, {});
    await log(t, pi, 'resolved');
    await t.must('PUT', `/task/${a.id}/localVariables/l`, { value: 1 });
    await log(t, pi, 'local variable');
    await t.must('PUT', `/task/${a.id}/variables/g`, { value: 1 });
    await log(t, pi, 'variable');
    await t.must('POST', `/task/${a.id}/identity-links`, { userId: 'x', type: 'candidate' });
    await log(t, pi, 'link');
    await t.must('POST', `/task/${a.id}/identity-links/delete`, { userId: 'x', type: 'candidate' });
    await log(t, pi, 'link deleted');
    await t.must('POST', `/task/${a.id}/comment/create`, { message: 'x' });
    await log(t, pi, 'comment');
    await t.must('POST', `/task/${a.id}/complete`, { variables: { y: { value: 1 } } });
    await log(t, pi, 'completed');
  },
  'a listener that completes or reassigns its own task': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { taskListeners: [{ event: 'create', script: "task.complete()" }] }), user('b'), ...chain('start', 'a', 'b')));
    await t.all(pi);
    const other = await begin(t, one('p', start(), user('a', { assignee: 'ann', taskListeners: [{ event: 'assignment', script: "if (task.getAssignee() !== 'zoe') task.setAssignee('zoe')" }] }), user('b'), ...chain('start', 'a', 'b')));
    await t.openTasks(other);
    const third = await begin(t, one('p', start(), user('a', { taskListeners: [{ event: 'complete', script: 'task.complete()' }] }), user('b'), ...chain('start', 'a', 'b')));
    const [a] = await t.tasks(third);
    t.seeAnswer('complete', await t.post(`/task/${a.id}/complete`, {}));
  },
  'a task listener throws a BPMN error': async (t) => {
    const code = "throw new org.camunda.bpm.engine.delegate.BpmnError('E')";
    const pi = await begin(t, one('p', start(), user('a', { taskListeners: [{ event: 'complete', script: "var B = Java.type('org.camunda.bpm.engine.delegate.BpmnError'); throw new B('E1', 'text')" }] }), boundary('b', 'a', { error: 'E1' }), user('y'), user('z'), ...chain('start', 'a', 'z'), ...chain('b', 'y')));
    void code;
    const [a] = await t.tasks(pi);
    t.seeAnswer('complete', await t.post(`/task/${a.id}/complete`, {}));
    await t.all(pi);
  },
  'two timeout listeners: a date and a duration; jobs, their definitions and log': async (t) => {
    const timeout = (id, word, timer) => `<camunda:taskListener event="timeout" id="${id}" expression="${note(word)}"><timerEventDefinition>${timer}</timerEventDefinition></camunda:taskListener>`;
    const pi = await begin(t, single({ ext: timeout('one', 'first', '<timeDuration>${d}</timeDuration>') + timeout('two', 'second', '<timeCycle>R2/PT1H</timeCycle>') }), { log: '', d: 'PT5M' });
    await jobs(t, pi);
    await rows(t, 'job definitions', `/job-definition?processDefinitionKey=p`);
    await t.runJobs(pi);
    await log(t, pi);
    await jobs(t, pi, 'jobs after');
    await jobLog(t, pi);
    await t.complete(pi, 'a');
    await jobs(t, pi, 'jobs at the end');
  },
  'a failing timeout listener': async (t) => {
    const pi = await begin(t, single({ ext: '<camunda:taskListener event="timeout" id="one" expression="${none}"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></camunda:taskListener>' }));
    const [job] = await t.jobs(`processInstanceId=${pi}`);
    t.seeAnswer('execute', await t.post(`/job/${job.id}/execute`));
    await jobs(t, pi);
    await t.runJobs(pi);
    await t.runJobs(pi);
    await rows(t, 'incidents', `/incident?processInstanceId=${pi}`);
  },
  'task variables: local, global, hidden, typed, modified, deleted': async (t) => {
    const pi = await begin(t, single({ inputs: { i: '1' } }), { g: 1, h: 'x' });
    const [a] = await t.tasks(pi);
    await t.must('PUT', `/task/${a.id}/localVariables/h`, { value: 'local' });
    await t.must('PUT', `/task/${a.id}/variables/h`, { value: 'where' });
    await t.must('PUT', `/task/${a.id}/variables/i`, { value: 2 });
    await t.must('PUT', `/task/${a.id}/variables/new`, { value: 3 });
    t.see('variables', (await t.get(`/task/${a.id}/variables`)).body);
    t.see('local', (await t.get(`/task/${a.id}/localVariables`)).body);
    await variableInstances(t, pi);
    t.seeAnswer('modify', await t.post(`/task/${a.id}/variables`, { modifications: { g: { value: 9 }, n2: { value: null } }, deletions: ['new', 'h', 'none'] }));
    t.seeAnswer('modify local', await t.post(`/task/${a.id}/localVariables`, { modifications: { g: { value: 8 } }, deletions: ['i'] }));
    t.seeAnswer('delete', await t.call('DELETE', `/task/${a.id}/variables/g`));
    t.seeAnswer('delete local', await t.call('DELETE', `/task/${a.id}/localVariables/g`));
    t.seeAnswer('read one', await t.get(`/task/${a.id}/variables/g`));
    t.seeAnswer('read local one', await t.get(`/task/${a.id}/localVariables/g`));
    await variableInstances(t, pi, 'modified');
    await historicVariables(t, pi);
    await historicDetails(t, pi);
    await t.complete(pi, 'a', { last: 1, i: 5 });
    await historicVariables(t, pi, 'at the end');
    await historicDetails(t, pi, 'details at the end');
  },
  'BPMN error and escalation on a task: codes, variables, caught by subprocess and event subprocess': async (t) => {
    await t.deploy(one('p', start(), sub('s', [start('is'), user('a', { inputs: { loc: '1' } }), ...chain('is', 'a')]), boundary('b', 's', { error: 'E1' }), boundary('e', 's', { escalation: 'X1', cancelActivity: 'false' }), boundary('e2', 's', { escalation: 'X2' }), user('y'), user('x'), user('x2'), ...chain('start', 's'), ...chain('b', 'y'), ...chain('e', 'x'), ...chain('e2', 'x2')).replace('<errorEventDefinition', '<errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"').replaceAll('<escalationEventDefinition', '<escalationEventDefinition camunda:escalationCodeVariable="esc"'));
    const pi = await t.start('p');
    const [a] = await t.tasks(pi);
    t.seeAnswer('escalation', await t.post(`/task/${a.id}/bpmnEscalation`, { escalationCode: 'X1', variables: { v: { value: 1 } } }));
    await t.all(pi, 'escalated');
    t.seeAnswer('error', await t.post(`/task/${a.id}/bpmnError`, { errorCode: 'E1', errorMessage: 'why', variables: { w: { value: 1 } } }));
    await t.all(pi, 'error');
    await historicTasks(t, pi);
    await historicActivities(t, pi);
    const q = await t.start('p');
    const [b] = await t.tasks(q);
    t.seeAnswer('no code', await t.post(`/task/${b.id}/bpmnError`, {}));
    t.seeAnswer('empty code', await t.post(`/task/${b.id}/bpmnError`, { errorCode: '' }));
    t.seeAnswer('escalation without a code', await t.post(`/task/${b.id}/bpmnEscalation`, {}));
    t.seeAnswer('escalation of another code', await t.post(`/task/${b.id}/bpmnEscalation`, { escalationCode: 'other' }));
    t.seeAnswer('interrupting escalation', await t.post(`/task/${b.id}/bpmnEscalation`, { escalationCode: 'X2', variables: { v: { value: 2 } } }));
    await t.all(q, 'interrupted');
  },
  'multi-instance user tasks: assignee by element, listeners, rows': async (t) => {
    await t.deploy(one('p', start(), user('a', { name: 'For ${who}', assignee: '${who}', taskListeners: [{ event: 'create', expression: "${task.setVariableLocal('made', loopCounter)}" }], multi: multi({ collection: '${people}', elementVariable: 'who', condition: '${nrOfCompletedInstances == 2}' }) }), user('z'), ...chain('start', 'a', 'z')));
    const pi = await t.start('p', { people: { value: ['ann', 'bob', 'cy'] } });
    await tasks(t, pi);
    await variableInstances(t, pi);
    await wholeTree(t, pi);
    await executions(t, pi);
    const list = await t.must('GET', `/task?processInstanceId=${pi}&sortBy=assignee&sortOrder=asc`);
    await t.must('POST', `/task/${list[1].id}/complete`, { variables: { r: { value: 1 } } });
    await wholeTree(t, pi, 'one done');
    await t.must('POST', `/task/${list[0].id}/complete`, {});
    await historicTasks(t, pi);
    await historicActivities(t, pi);
    await historicVariables(t, pi);
  },
  'asynchronous user task: before and after, its listeners and mappings at their places': async (t) => {
    const note2 = (w) => `\${execution.setVariable('log', execution.getVariable('log').concat('${w} '))}`;
    const pi = await begin(t, one('p', start(), user('a', { asyncBefore: true, asyncAfter: true, inputs: { i: note2('in') }, outputs: { o: note2('out') }, listeners: [{ event: 'start', expression: note2('start') }, { event: 'end', expression: note2('end') }], taskListeners: [{ event: 'create', expression: note('create') }, { event: 'complete', expression: note('complete') }] }), user('u'), ...chain('start', 'a', 'u')), { log: '' });
    await log(t, pi, 'before');
    await wholeTree(t, pi, 'before: tree');
    await executions(t, pi, 'before: executions');
    await historicActivities(t, pi, 'before: activities');
    await t.runJobs(pi);
    await log(t, pi, 'in');
    await t.complete(pi, 'a');
    await log(t, pi, 'after');
    await wholeTree(t, pi, 'after: tree');
    await executions(t, pi, 'after: executions');
    await historicActivities(t, pi, 'after: activities');
    await variableInstances(t, pi, 'after: variables');
    await t.runJobs(pi);
    await log(t, pi, 'passed');
  },
  'deletion of a task by the API, and of its variables with it': async (t) => {
    const pi = await begin(t, single({}));
    const [a] = await t.tasks(pi);
    t.seeAnswer('delete', await t.call('DELETE', `/task/${a.id}`));
    await t.openTasks(pi);
    const id = crypto.randomUUID();
    t.seeAnswer('create', await t.post('/task/create', { id, name: 'Alone', priority: 5, assignee: 'ann' }));
    await t.put(`/task/${id}/localVariables/v`, { value: 1 });
    t.seeAnswer('read', { status: (await t.get(`/task/${id}`)).status });
    await rows(t, 'historic', `/history/task?taskId=${id}`);
    t.seeAnswer('bpmn error', await t.post(`/task/${id}/bpmnError`, { errorCode: 'x' }));
    t.seeAnswer('complete', await t.post(`/task/${id}/complete`, { variables: { w: { value: 2 } } }));
    await rows(t, 'historic at the end', `/history/task?taskId=${id}`);
    await rows(t, 'historic variables', `/history/variable-instance?taskIdIn=${id}`);
    await t.del(`/task/${id}?cascade=true`);
  },
};
