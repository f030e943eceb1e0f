// Listeners, mappings, asynchronous continuations, timers and failing jobs, in detail.
import { and, boundary, bpmn, call, catching, chain, end, eventGateway, eventSub, external, flow, manual, multi, one, process, receive, script, service, start, sub, task, throwing, user, xor } from '../bpmn.mjs';
import { executions, historicActivities, historicDetails, historicIncidents, historicVariables, incidents, jobLog, jobs, rows, variableInstances, wholeTree } from '../looks/rows.mjs';
import { begin, starting, tryXml } from '../looks/attempts.mjs';

const look = (w) => `execution.setVariable('log', execution.getVariable('log') + ['${w}', execution.getEventName(), execution.getCurrentActivityId(), execution.getCurrentActivityName(), execution.getCurrentTransitionId()].join('/') + ' ')`;
const all = (w) => ['start', 'end'].map((event) => ({ event, script: look(w) }));
const take = (f, w) => ({ ...f, xml: f.xml.replace('>', `><extensionElements><camunda:executionListener event="take"><camunda:script scriptFormat="javascript">${look(w)}</camunda:script></camunda:executionListener></extensionElements>`) });
const log = async (t, pi, label = 'log') => t.see(label, ((await t.get(`/history/variable-instance?processInstanceId=${pi}&variableName=log`)).body[0] ?? {}).value?.trim().split(' '));
const io = (xml) => `<camunda:inputOutput>${xml}</camunda:inputOutput>`;
const ended = async (t, key = 'p') => (await t.must('GET', `/history/process-instance?processDefinitionKey=${key}&sortBy=startTime&sortOrder=desc&maxResults=1`))[0].id;

export default {
  'listeners on every kind of element, what they see': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start('start', { name: 'S', listeners: all('s') }), xor('g', { name: 'G', listeners: all('g') }), throwing('n', { listeners: all('n') }), sub('b', [start('bs', { listeners: all('bs') }), script('sc', '1', { listeners: all('sc') }), end('be', { listeners: all('be') }), ...chain('bs', 'sc'), take(flow('sc', 'be'), 'f')], { listeners: all('b') }), catching('c', { message: 'm', listeners: all('c') }), end('end', { listeners: all('e') }), take(flow('start', 'g'), 'f1'), take(flow('g', 'n'), 'f2'), take(flow('n', 'b'), 'f3'), take(flow('b', 'c'), 'f4'), take(flow('c', 'end'), 'f5')], { listeners: all('p') })), { log: '' });
    await log(t, pi);
    await t.post('/message', { messageName: 'm' });
    await log(t, pi, 'log at the end');
  },
  'listeners of boundary events, event subprocesses and multi-instance bodies': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), sub('s', [start('is'), user('a', { listeners: all('a'), multi: multi({ cardinality: 2 }) }), ...chain('is', 'a')], { listeners: all('s') }), boundary('b', 's', { message: 'm', cancelActivity: 'false', listeners: all('b') }), boundary('b2', 's', { message: 'm2', listeners: all('b2') }), user('y'), end('e1'), ...chain('start', 's'), take(flow('b', 'e1'), 'fb'), take(flow('b2', 'y'), 'fb2'), eventSub('h', [start('hs', { message: 'm3', isInterrupting: 'false', listeners: all('hs') }), end('he', { listeners: all('he') }), take(flow('hs', 'he'), 'fh')], { listeners: all('h') })], { listeners: all('p') })), { log: '' });
    await log(t, pi, 'started');
    for (const m of ['m', 'm3', 'm2']) { t.seeAnswer(m, await t.post('/message', { messageName: m, processInstanceId: pi })); await log(t, pi, `after ${m}`); }
    await t.complete(pi, 'y');
    await log(t, pi, 'end');
  },
  'listeners by all means that fail': async (t) => {
    const l = (more, inner = '', event = 'start') => `<camunda:executionListener event="${event}" ${more}>${inner}</camunda:executionListener>`;
    for (const [label, ext] of [['class', l('class="org.example.None"')], ['delegate expression unknown', l('delegateExpression="${none}"')], ['delegate expression of a text', l('delegateExpression="${v}"')], ['delegate expression null', l('delegateExpression="${n}"')], ['expression unknown', l('expression="${none}"')], ['missing method', l('expression="${execution.none()}"')], ['script that throws', l('', '<camunda:script scriptFormat="javascript">throw new Error(\'no\')</camunda:script>')], ['no event', '<camunda:executionListener expression="${1}"/>'], ['unknown event', l('expression="${1}"', '', 'begin')], ['nothing', l('')], ['take on an activity', l('expression="${none}"', '', 'take')], ['script without a language', l('', '<camunda:script>1</camunda:script>')]]) {
      await tryXml(t, `${label}: deployed`, one('p', start(), user('a', { ext }), ...chain('start', 'a')));
      await starting(t, label, { v: 'x', n: null });
    }
  },
  'a failing start listener of the process, of the end event, of a flow': async (t) => {
    await t.deploy(bpmn(process('p', [start(), user('a'), ...chain('start', 'a')], { listeners: [{ event: 'start', expression: '${none}' }] })));
    await starting(t, 'process start');
    const pi = await begin(t, bpmn(process('p', [start(), user('a'), end(), ...chain('start', 'a', 'end')], { listeners: [{ event: 'end', expression: '${none}' }] })));
    const [a] = await t.tasks(pi);
    t.seeAnswer('process end', await t.post(`/task/${a.id}/complete`, {}));
    t.seeAnswer('cancel', await t.call('DELETE', `/process-instance/${pi}`));
    t.seeAnswer('cancel without listeners', await t.call('DELETE', `/process-instance/${pi}?skipCustomListeners=true`));
    await t.instance(pi);
    const f = flow('a', 'end');
    const q = await begin(t, bpmn(process('p', [start(), user('a'), end(), ...chain('start', 'a'), { ...f, xml: f.xml.replace('>', '><extensionElements><camunda:executionListener event="take" expression="${none}"/></extensionElements>') }])));
    const [b] = await t.tasks(q);
    t.seeAnswer('flow', await t.post(`/task/${b.id}/complete`, {}));
    await t.tree(q);
  },
  'a listener throws a BPMN error, at the start and at the end of an activity': async (t) => {
    const bad = "var B = Java.type('org.camunda.bpm.engine.delegate.BpmnError'); throw new B('E1', 'text')";
    for (const event of ['start', 'end']) {
      const pi = await begin(t, one('p', start(), user('a', { listeners: [{ event, script: bad }] }), boundary('b', 'a', { error: 'E1' }), user('y'), user('z'), ...chain('start', 'a', 'z'), ...chain('b', 'y')));
      if (event === 'end') { const [a] = await t.tasks(pi); t.seeAnswer('complete', await t.post(`/task/${a.id}/complete`, {})); }
      await t.all(pi, event);
    }
  },
  'mappings: every source, nested, empty, null, of wrong kinds': async (t) => {
    const xml = io('<camunda:inputParameter name="t">text</camunda:inputParameter><camunda:inputParameter name="sp"> spaced </camunda:inputParameter><camunda:inputParameter name="x">${n}</camunda:inputParameter><camunda:inputParameter name="mix">a ${n} b</camunda:inputParameter><camunda:inputParameter name="nul">${nul}</camunda:inputParameter><camunda:inputParameter name="empty"/><camunda:inputParameter name="emptyList"><camunda:list/></camunda:inputParameter><camunda:inputParameter name="emptyMap"><camunda:map/></camunda:inputParameter><camunda:inputParameter name="l"><camunda:list><camunda:value>a</camunda:value><camunda:value>${n}</camunda:value><camunda:value/><camunda:script scriptFormat="javascript">1 + 1</camunda:script></camunda:list></camunda:inputParameter><camunda:inputParameter name="m"><camunda:map><camunda:entry key="a">b</camunda:entry><camunda:entry key="${s}">${n}</camunda:entry><camunda:entry key="list"><camunda:list><camunda:value>1</camunda:value></camunda:list></camunda:entry><camunda:entry key="none"/></camunda:map></camunda:inputParameter><camunda:inputParameter name="sc"><camunda:script scriptFormat="javascript">n * 2.6</camunda:script></camunda:inputParameter>');
    const pi = await begin(t, one('p', start(), user('a', { name: '${l.size()}|${l[2]}|${l[3]}|${m.size()}|${m.x}|${m.list[0]}|${m.none}|${emptyList}|${emptyMap}|${l}|${m}', ext: xml }), ...chain('start', 'a')), { n: 4, nul: null, s: 'x' });
    await t.openTasks(pi);
    await variableInstances(t, pi);
  },
  'what a deployment refuses of mappings': async (t) => {
    const variant = (label, xml, make = (ext) => one('p', start(), user('a', { ext }), ...chain('start', 'a'))) => tryXml(t, label, make(io(xml)));
    await variant('no name', '<camunda:inputParameter>x</camunda:inputParameter>');
    await variant('output without a name', '<camunda:outputParameter>x</camunda:outputParameter>');
    await variant('entry without a key', '<camunda:inputParameter name="m"><camunda:map><camunda:entry>x</camunda:entry></camunda:map></camunda:inputParameter>');
    await variant('script without a language', '<camunda:inputParameter name="s"><camunda:script>1</camunda:script></camunda:inputParameter>');
    await variant('wrong expression', '<camunda:inputParameter name="s">${</camunda:inputParameter>');
    await variant('output of a multi-instance activity', '<camunda:outputParameter name="o">1</camunda:outputParameter>', (ext) => one('p', start(), user('a', { ext, multi: multi({ cardinality: 2 }) }), ...chain('start', 'a')));
    await variant('input of a start event', '<camunda:inputParameter name="i">1</camunda:inputParameter>', (ext) => one('p', start('start', { ext }), user('a'), ...chain('start', 'a')));
    await variant('output of a start event', '<camunda:outputParameter name="i">1</camunda:outputParameter>', (ext) => one('p', start('start', { ext }), user('a'), ...chain('start', 'a')));
    await variant('output of an end event', '<camunda:outputParameter name="i">1</camunda:outputParameter>', (ext) => one('p', start(), end('end', { ext }), ...chain('start', 'end')));
    await variant('of a gateway', '<camunda:inputParameter name="i">1</camunda:inputParameter>', (ext) => one('p', start(), xor('g', { ext }), user('a'), ...chain('start', 'g', 'a')));
    await variant('of a boundary event', '<camunda:outputParameter name="i">1</camunda:outputParameter>', (ext) => one('p', start(), user('a'), boundary('b', 'a', { message: 'm', ext }), user('y'), ...chain('start', 'a'), ...chain('b', 'y')));
    await variant('input of a boundary event', '<camunda:inputParameter name="i">1</camunda:inputParameter>', (ext) => one('p', start(), user('a'), boundary('b', 'a', { message: 'm', ext }), user('y'), ...chain('start', 'a'), ...chain('b', 'y')));
    await variant('of an event subprocess', '<camunda:inputParameter name="i">1</camunda:inputParameter>', (ext) => one('p', start(), user('a'), ...chain('start', 'a'), eventSub('h', [start('hs', { message: 'm' })], { ext })));
    await variant('of an event-based gateway', '<camunda:inputParameter name="i">1</camunda:inputParameter>', (ext) => one('p', start(), eventGateway('g', { ext }), catching('c', { message: 'm' }), ...chain('start', 'g', 'c')));
  },
  'mappings of multi-instance subprocesses, transactions and catch events': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a', { inputs: { double: '${mine * 2}' }, outputs: { got: '${double + 1}' } }), ...chain('is', 'a')], { inputs: { mine: '${loopCounter + n}' }, multi: multi({ cardinality: 2 }) }), catching('c', { message: 'm', inputs: { ci: '${n}' }, outputs: { co: '${ci + payload}' } }), user('z'), ...chain('start', 's', 'c', 'z')), { n: 10 });
    await variableInstances(t, pi);
    await t.complete(pi, 'a');
    await t.complete(pi, 'a');
    await variableInstances(t, pi, 'waiting');
    t.seeAnswer('message', await t.post('/message', { messageName: 'm', processVariables: { payload: { value: 5 } } }));
    await variableInstances(t, pi, 'received');
    await historicVariables(t, pi);
    await historicDetails(t, pi);
  },
  'asyncBefore and asyncAfter of everything: job definitions, jobs, trees': async (t) => {
    const o = { asyncBefore: true, asyncAfter: true };
    await t.deploy(one('q', start('qs'), ...[]));
    const kinds = { script: (x) => script(x, '1', o), user: (x) => user(x, o), gateway: (x) => and(x, o), throwing: (x) => throwing(x, o), sub: (x) => sub(x, [start(`${x}s`)], o), manual: (x) => manual(x, o), catching: (x) => catching(x, { ...o, timer: 'PT1H' }), receive: (x) => receive(x, 'm', o), external: (x) => external(x, 'top', o), call: (x) => call(x, 'q', o), multi: (x) => task(x, { ...o, multi: multi({ cardinality: 1 }) }) };
    for (const [kind, make] of Object.entries(kinds)) {
      await t.deploy(one('p', start(), make('x'), end(), ...chain('start', 'x', 'end')));
      const def = await t.definitionId('p');
      await rows(t, `${kind}: job definitions`, `/job-definition?processDefinitionId=${def}`);
      const pi = await t.start('p');
      await jobs(t, pi, `${kind}: before`);
      await wholeTree(t, pi, `${kind}: tree before`);
      await t.runJobs(pi);
      if (kind === 'user') await t.complete(pi, 'x');
      if (kind === 'catching') await t.runJobs(pi);
      if (kind === 'receive') await t.post('/message', { messageName: 'm' });
      if (kind === 'external') { const [e] = (await t.post('/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'top', lockDuration: 10000 }] })).body; await t.post(`/external-task/${e.id}/complete`, { workerId: 'w' }); }
      await wholeTree(t, pi, `${kind}: tree after`);
      await executions(t, pi, `${kind}: executions after`);
      await historicActivities(t, pi, `${kind}: activities after`);
      await t.runJobs(pi, { all: true });
      await t.instance(pi, `${kind}: end`);
    }
  },
  'asyncAfter of start and end events, asyncBefore of a multi-instance body and its instances': async (t) => {
    const pi = await begin(t, one('p', start('start', { asyncAfter: true }), user('a', { asyncBefore: true, asyncAfter: true, multi: '<multiInstanceLoopCharacteristics camunda:asyncBefore="true" camunda:asyncAfter="true" camunda:exclusive="false"><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics>' }), end('end', { asyncBefore: true }), ...chain('start', 'a', 'end')));
    await rows(t, 'job definitions', `/job-definition?processDefinitionKey=p`);
    for (let i = 0; i < 3; i++) { await jobs(t, pi, `jobs ${i}`); await wholeTree(t, pi, `tree ${i}`); await executions(t, pi, `executions ${i}`); await t.runJobs(pi); }
    await t.complete(pi, 'a');
    await wholeTree(t, pi, 'one complete');
    await jobs(t, pi, 'one complete: jobs');
    await t.complete(pi, 'a');
    await t.runJobs(pi);
    await wholeTree(t, pi, 'both');
    await t.runJobs(pi);
    await wholeTree(t, pi, 'behind');
    await t.runJobs(pi);
    await historicActivities(t, pi);
    await t.instance(pi);
  },
  'job priorities: of the process, the activity, the job definition, by expressions of all types': async (t) => {
    const one1 = async (label, xml, variables) => { await t.deploy(xml); const pi = await starting(t, label, variables); if (pi) await rows(t, `${label}: jobs`, `/job?processInstanceId=${pi}`, ['priority']); };
    const x = (priority, of) => bpmn(process('p', [start(), task('a', { asyncBefore: true, jobPriority: priority }), ...chain('start', 'a')])).replace('<process ', of === undefined ? '<process ' : `<process camunda:jobPriority="${of}" `);
    await one1('constant', x('5'));
    await one1('of the process', x(undefined, '7'));
    await one1('both', x('5', '7'));
    await one1('expression', x('${v}'), { v: 3 });
    await one1('long', x('${v}'), { v: { value: 3, type: 'Long' } });
    await one1('text', x('${v}'), { v: '4' });
    await one1('words', x('${v}'), { v: 'x' });
    await one1('double', x('${v}'), { v: 1.5 });
    await one1('null', x('${v}'), { v: null });
    await one1('missing', x('${v}'));
    await one1('process expression', x(undefined, '${v}'), { v: 8 });
    await tryXml(t, 'literal words', x('high'));
    await t.deploy(x('5'));
    const [d] = await t.must('GET', '/job-definition?processDefinitionKey=p&activityIdIn=a&withOverridingJobPriority=false');
    void d;
    const def = await t.definitionId('p');
    const [jd] = await t.must('GET', `/job-definition?processDefinitionId=${def}`);
    t.seeAnswer('override', await t.put(`/job-definition/${jd.id}/jobPriority`, { priority: 99 }));
    const pi = await t.start('p');
    await rows(t, 'overridden', `/job?processInstanceId=${pi}`, ['priority']);
    await rows(t, 'definition', `/job-definition?processDefinitionId=${def}`);
  },
  'a failing job over several executions: rows of job, incident, log': async (t) => {
    const pi = await begin(t, one('p', start(), service('a', "${execution.setVariable('x', 1)}", { asyncBefore: true }), service('b', '${v}'), user('z'), ...chain('start', 'a', 'b', 'z')));
    const [job] = await t.jobs(`processInstanceId=${pi}`);
    for (let i = 0; i < 4; i++) { t.seeAnswer(`execution ${i}`, await t.post(`/job/${job.id}/execute`)); await jobs(t, pi, `job ${i}`); await rows(t, `incidents ${i}`, `/incident?processInstanceId=${pi}`); }
    await wholeTree(t, pi);
    await historicIncidents(t, pi);
    t.see('stack trace', { status: (await t.call('GET', `/job/${job.id}/stacktrace`, undefined, { accept: 'text/plain' })).status });
    t.seeAnswer('annotate', await t.put(`/incident/${(await t.get(`/incident?processInstanceId=${pi}`)).body[0].id}/annotation`, { annotation: 'seen' }));
    await incidents(t, pi, 'annotated');
    t.seeAnswer('retries', await t.put(`/job/${job.id}/retries`, { retries: 2 }));
    await historicIncidents(t, pi, 'resolved');
    t.seeAnswer('fails again', await t.post(`/job/${job.id}/execute`));
    await t.put(`/process-instance/${pi}/variables/v`, { value: 1 });
    t.seeAnswer('works', await t.post(`/job/${job.id}/execute`));
    await jobLog(t, pi);
    await t.all(pi);
    await historicIncidents(t, pi, 'historic incidents at the end');
  },
  'where a job failed: listener, mapping, flow condition, gateway, called process, script': async (t) => {
    const at = async (label, xml, more = []) => {
      for (const m of more) await t.deploy(m);
      await t.deploy(xml);
      const pi = await t.start('p');
      const [job] = await t.jobs(`processInstanceId=${pi}`);
      await t.put(`/job/${job.id}/retries`, { retries: 1 });
      t.seeAnswer(label, await t.post(`/job/${job.id}/execute`));
      await rows(t, `${label}: job`, `/job?processInstanceId=${pi}`, ['exceptionMessage', 'failedActivityId', 'retries']);
      await rows(t, `${label}: incidents`, `/incident?processInstanceId=${pi}`, ['activityId', 'failedActivityId', 'incidentMessage']);
      await rows(t, `${label}: log`, `/history/job-log?processInstanceId=${pi}&failureLog=true`, ['activityId', 'failedActivityId', 'jobExceptionMessage']);
    };
    const o = { asyncBefore: true };
    const bad = [{ event: 'start', expression: '${none}' }];
    const badEnd = [{ event: 'end', expression: '${none}' }];
    await at('start listener', one('p', start(), task('a', { ...o, listeners: bad }), ...chain('start', 'a')));
    await at('end listener', one('p', start(), task('a', { ...o, listeners: badEnd }), ...chain('start', 'a')));
    await at('input mapping', one('p', start(), task('a', { ...o, inputs: { i: '${none}' } }), ...chain('start', 'a')));
    await at('output mapping', one('p', start(), task('a', { ...o, outputs: { i: '${none}' } }), ...chain('start', 'a')));
    await at('gateway behind', one('p', start(), task('a', o), xor('g'), end(), end('e2'), ...chain('start', 'a', 'g'), flow('g', 'end', { if: '${none}' }), flow('g', 'e2', { if: '${true}' })));
    await at('no flow', one('p', start(), task('a', o), xor('g'), end(), end('e2'), ...chain('start', 'a', 'g'), flow('g', 'end', { if: '${false}' }), flow('g', 'e2', { if: '${false}' })));
    await at('task behind', one('p', start(), task('a', o), user('u', { assignee: '${none}' }), ...chain('start', 'a', 'u')));
    await at('called process', one('p', start(), call('c', 'q', o), ...chain('start', 'c')), [one('q', start('qs'), service('qa', '${none}'), ...chain('qs', 'qa'))]);
    await at('called process missing', one('p', start(), call('c', 'nowhere', o), ...chain('start', 'c')));
    await at('script', one('p', start(), script('a', "throw new Error('no')", o), ...chain('start', 'a')));
    await at('in a subprocess', one('p', start(), sub('s', [start('is'), service('ia', '${none}'), ...chain('is', 'ia')], o), ...chain('start', 's')));
    await at('end event of the process', bpmn(process('p', [start(), task('a', o), end(), ...chain('start', 'a', 'end')], { listeners: badEnd })));
    const f = flow('a', 'end');
    await at('flow', one('p', start(), task('a', o), end(), ...chain('start', 'a'), { ...f, xml: f.xml.replace('>', '><extensionElements><camunda:executionListener event="take" expression="${none}"/></extensionElements>') }));
    await at('start event', bpmn(process('p', [start('start', o), task('a'), ...chain('start', 'a')], { listeners: bad })));
    await at('timer expression behind', one('p', start(), task('a', o), catching('c', { timer: '${none}' }), ...chain('start', 'a', 'c')));
    await at('parallel branch', one('p', start(), and('f', o), task('a'), service('b', '${none}'), ...chain('start', 'f', 'a'), ...chain('f', 'b')));
    await at('multi-instance', one('p', start(), service('a', '${none}', { ...o, multi: multi({ cardinality: 2 }) }), ...chain('start', 'a')));
    await at('task listener', one('p', start(), user('a', { ...o, taskListeners: [{ event: 'create', expression: '${none}' }] }), ...chain('start', 'a')));
    await at('external topic', one('p', start(), task('a', o), external('e', '${none}'), ...chain('start', 'a', 'e')));
  },
  'retry time cycles: on tasks, timers, multi-instance, by expressions, wrong ones': async (t) => {
    const cycle = (c) => `<camunda:failedJobRetryTimeCycle>${c}</camunda:failedJobRetryTimeCycle>`;
    for (const c of ['R3/PT5M', 'R1/PT0S', 'PT5M', 'PT5M,PT10M', '${c}', '${none}', 'x', 'R0/PT1M', 'R/PT1M', 'P1D/2030-01-01', 'R2/P1D', '']) {
      await tryXml(t, `${c}: deployed`, one('p', start(), service('a', '${none}', { asyncBefore: true, ext: cycle(c) }), ...chain('start', 'a')));
      const pi = await starting(t, c, { c: 'R7/PT1M' });
      if (!pi) continue;
      const seen = [];
      for (let i = 0; i < 3; i++) { const [job] = await t.jobs(`processInstanceId=${pi}`); await t.post(`/job/${job.id}/execute`); const [after] = await t.jobs(`processInstanceId=${pi}`); seen.push([after.retries, after.dueDate != null, after.exceptionMessage?.slice(0, 60)]); }
      t.see(`${c}: retries`, seen);
      await t.cancel(pi);
    }
  },
  'suspending jobs, job definitions and the process definition, now and later ones': async (t) => {
    await t.deploy(one('p', start(), task('a', { asyncBefore: true }), user('u'), boundary('b', 'u', { timer: 'PT1H' }), user('y'), ...chain('start', 'a', 'u'), ...chain('b', 'y')));
    const def = await t.definitionId('p');
    const pi = await t.start('p');
    const states = async (label) => {
      await rows(t, `${label}: jobs`, '/job?processDefinitionKey=p', ['suspended', 'processDefinitionKey']);
      await rows(t, `${label}: job definitions`, `/job-definition?processDefinitionId=${def}`, ['activityId', 'suspended']);
      await rows(t, `${label}: instances`, '/process-instance?processDefinitionKey=p', ['suspended']);
      t.see(`${label}: definition`, (await t.get(`/process-definition/${def}`)).body.suspended);
    };
    const [jd] = await t.must('GET', `/job-definition?processDefinitionId=${def}&activityIdIn=a`);
    t.seeAnswer('job definition without jobs', await t.put(`/job-definition/${jd.id}/suspended`, { suspended: true, includeJobs: false }));
    await states('job definition without jobs');
    await t.start('p');
    await states('a new one');
    t.seeAnswer('activate with jobs', await t.put(`/job-definition/${jd.id}/suspended`, { suspended: false, includeJobs: true }));
    await states('activated with jobs');
    const [job] = await t.jobs(`processInstanceId=${pi}`);
    t.seeAnswer('job', await t.put(`/job/${job.id}/suspended`, { suspended: true }));
    t.seeAnswer('execute suspended', await t.post(`/job/${job.id}/execute`));
    await states('job suspended');
    t.seeAnswer('instance', await t.put(`/process-instance/${pi}/suspended`, { suspended: true }));
    t.seeAnswer('instance active', await t.put(`/process-instance/${pi}/suspended`, { suspended: false }));
    await states('instance activated');
    t.seeAnswer('definition without instances', await t.put(`/process-definition/${def}/suspended`, { suspended: true, includeProcessInstances: false }));
    await states('definition suspended');
    t.seeAnswer('execute with the definition suspended', await t.post(`/job/${job.id}/execute`));
    await states('executed');
    await starting(t, 'start');
    t.seeAnswer('definition active with instances', await t.put(`/process-definition/${def}/suspended`, { suspended: false, includeProcessInstances: true }));
    await states('definition active');
    t.seeAnswer('definition suspended with instances', await t.put(`/process-definition/${def}/suspended`, { suspended: true, includeProcessInstances: true }));
    await states('all suspended');
    t.seeAnswer('job of a definition', await t.put('/job/suspended', { suspended: false, processDefinitionKey: 'p' }));
    await states('jobs active');
    t.seeAnswer('later', await t.put(`/process-definition/${def}/suspended`, { suspended: false, includeProcessInstances: true, executionDate: '2050-01-01T00:00:00.000+0000' }));
    await rows(t, 'later: jobs', '/job?timers=true', ['priority', 'retries', 'suspended', 'processDefinitionKey']);
    for (const j of await t.jobs('timers=true')) if (j.processInstanceId === null) await t.del(`/job/${j.id}`);
  },
  'timers: durations, dates and cycles, right and wrong': async (t) => {
    const kinds = { timeDuration: ['PT5M', 'P1D', 'P1W', 'P1Y2M3DT4H5M6S', 'PT1.5S', 'PT0S', 'P0D', 'P', 'PT', 'P-1D', '-PT5M', '1D', 'PT5', 'P1H', 'pt5m', 'R3/PT1H', '2030-01-01/P1D', 'P1D/2030-01-01', 'P1W2D', 'x', ' PT5M '], timeDate: ['2030-01-02', '2030-01-02T03:04', '2030-01-02T03:04:05', '2030-01-02T03:04:05Z', '2030-01-02T03:04:05+02:00', '2030-01-02T03:04:05.123+0200', '2030-01', '2030', '2030-W05', '2030-W05-2', '2030-033', '2030-01-02T', '2030-01-02T03', 'T10:00', '2030-13-01', '2030-02-30', '2030-01-02T25:00', '2030-01-02T03:60', '2030-01-02 03:04', '2030-1-2', '02/01/2030', '2030-01-02X', 'PT5M', 'tomorrow', '2030-01-02T24:00', '2030-01-02T03:04:05,5', '2030-01-02T03:04:05+02', 'x'.repeat(50)], timeCycle: ['R3/PT1H', 'R/PT1H', 'R1/PT1H', 'R0/PT1H', '0 0 12 * * ?', '0 0/5 * * * ?', '* * * * *', '0 0 12 1/1 * ? *', 'R2/2030-01-01T00:00:00/PT1H', 'R2/PT1H/2030-01-01T00:00:00', 'PT1H', 'x', 'R-1/PT1H', 'Rx/PT1H', 'R3', 'R3/', 'R3/PT1H/PT2H', '0 0 12 * * MON-FRI'] };
    for (const [kind, texts] of Object.entries(kinds)) {
      await t.deploy(one('p', start(), user('a'), boundary('b', 'a', { cancelActivity: 'false', timer: 'PT1H' }), user('y'), ...chain('start', 'a'), ...chain('b', 'y')).replace(/<timeDuration (.*?)>PT1H<\/timeDuration>/, `<${kind} $1>\${v}</${kind}>`));
      for (const v of texts) {
        const r = await t.post('/process-definition/key/p/start', { variables: { v: { value: v } } });
        if (r.status !== 200) { t.seeAnswer(`${kind} ${v}`, r); continue; }
        const [job] = await t.jobs(`processInstanceId=${r.body.id}`);
        const due = Date.parse(job.dueDate.replace(/(\d\d)(\d\d)$/, '$1:$2'));
        const in_ = due - Date.now();
        t.see(`${kind} ${v}`, kind === 'timeDate' && v !== 'PT5M' && v !== 'T10:00' ? job.dueDate.replace(/[+-]\d{4}$/, '').slice(0, 16) : Math.abs(in_) < 40 * 86400000 && !v.startsWith('0') && !v.startsWith('*') ? Math.round(in_ / 60000) : in_ > 0);
      }
    }
  },
  'timers by expressions of other types': async (t) => {
    await t.deploy(one('p', start(), catching('c', { timer: 'PT1H' }), ...chain('start', 'c')).replace('>PT1H<', '>${v}<'));
    for (const [label, v] of [['number', 5], ['null', null], ['empty', ''], ['boolean', true], ['Date', { value: '2030-01-02T03:04:05.000+0000', type: 'Date' }], ['list', { value: ['PT1H'] }]]) {
      const pi = await starting(t, label, { v });
      if (pi) await rows(t, `${label}: jobs`, `/job?processInstanceId=${pi}`, ['retries']);
    }
    await starting(t, 'missing');
  },
  'a repeated timer on a boundary event: jobs and log until its end': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), boundary('b', 'a', { cancelActivity: 'false', timer: 'R3/PT1H' }), script('s', "execution.setVariable('n', execution.getVariable('n') + 1)"), end('e'), ...chain('start', 'a'), ...chain('b', 's', 'e')), { n: 0 });
    for (let i = 0; i < 4; i++) { await jobs(t, pi, `jobs ${i}`); await t.runJobs(pi); }
    await variableInstances(t, pi);
    await historicActivities(t, pi);
    await t.complete(pi, 'a');
    await t.instance(pi);
    await jobLog(t, pi);
  },
  'due dates of jobs: set, cascaded, recalculated; of asynchronous ones too': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), task('a', { asyncBefore: true }), catching('c', { timer: 'PT1H' }), ...chain('start', 'f', 'a'), ...chain('f', 'c')));
    for (const j of await t.jobs(`processInstanceId=${pi}`)) {
      const kind = j.dueDate === null ? 'async' : 'timer';
      t.seeAnswer(`${kind}: set`, await t.put(`/job/${j.id}/duedate`, { duedate: '2030-01-01T00:00:00.000+0000' }));
      t.see(`${kind}: due`, (await t.get(`/job/${j.id}`)).body.dueDate?.slice(0, 13));
      t.seeAnswer(`${kind}: recalculate`, await t.post(`/job/${j.id}/duedate/recalculate`));
      t.seeAnswer(`${kind}: recalculate from now`, await t.post(`/job/${j.id}/duedate/recalculate?creationDateBased=false`));
      t.see(`${kind}: due again`, (await t.get(`/job/${j.id}`)).body.dueDate != null);
      t.seeAnswer(`${kind}: set to null`, await t.put(`/job/${j.id}/duedate`, { duedate: null }));
      t.see(`${kind}: no due date`, (await t.get(`/job/${j.id}`)).body.dueDate);
      t.seeAnswer(`${kind}: wrong date`, await t.put(`/job/${j.id}/duedate`, { duedate: 'tomorrow' }));
    }
  },
  'rows of variables of all types, and their history': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), ...chain('start', 'a')), { s: 'x', i: 1, l: { value: 2, type: 'Long' }, sh: { value: 3, type: 'Short' }, d: 4.5, b: true, n: null, dt: { value: '2030-01-02T03:04:05.678+0000', type: 'Date' }, by: { value: 'YWJj', type: 'Bytes' }, f: { value: 'YWJj', type: 'File', valueInfo: { filename: 'a.txt', mimetype: 'text/plain', encoding: 'UTF-8' } }, nl: { value: null, type: 'Long' }, nd: { value: null, type: 'Date' }, ns: { value: null, type: 'String' }, nb: { value: null, type: 'Boolean' }, dbl: { value: 3, type: 'Double' }, list: { value: [1, 'a'] }, map: { value: { a: 1 } } });
    await variableInstances(t, pi);
    await historicDetails(t, pi);
    await rows(t, 'deserialized', `/variable-instance?processInstanceIdIn=${pi}`, ['name', 'type', 'value', 'valueInfo', 'errorMessage']);
    t.see('of the instance', (await t.get(`/process-instance/${pi}/variables`)).body);
    for (const [name, value] of [['i', { value: 'text' }], ['s', { value: 5, type: 'Long' }], ['n', { value: true }], ['b', { value: null }]]) t.seeAnswer(`${name} of another type`, await t.put(`/process-instance/${pi}/variables/${name}`, value));
    t.seeAnswer('deleted', await t.call('DELETE', `/process-instance/${pi}/variables/d`));
    await historicVariables(t, pi);
    await rows(t, 'with deleted', `/history/variable-instance?processInstanceId=${pi}&includeDeleted=true&deserializeValues=false`, ['name', 'type', 'state']);
    await historicDetails(t, pi, 'details at the end');
  },
};
