import type { CallMapping, Delegate } from '../../engine/model/process-graph.ts';
import { assert, suite } from '../harness.ts';
import { activity, extension, graph, graphOf, model, texts } from './xml.ts';

const test = suite('what elements say');

const shown = (delegate: Delegate | undefined) =>
  delegate?.kind === 'class'
    ? `class ${delegate.className}`
    : delegate?.kind === 'script'
      ? `${delegate.format} ${delegate.source}`
      : `${delegate?.kind} ${delegate?.expression.text}`;

test('a user task: people, dates, priority', async () => {
  const { userTask, formKey } = await activity(
    `<userTask id="a" name="N \${x}" camunda:assignee="demo" camunda:candidateUsers="a, \${x.y} ,b" camunda:candidateGroups="g"
       camunda:dueDate="\${d}" camunda:followUpDate="2030-01-01T00:00:00" camunda:priority="7" camunda:formKey="k"><documentation>D</documentation></userTask>`,
  );
  assert.is(userTask?.name?.text, 'N ${x}');
  assert.equal(texts(userTask?.candidateUsers), ['a', '${x.y}', 'b']);
  assert.equal(texts(userTask?.candidateGroups), ['g']);
  const { description, assignee, dueDate, followUpDate, priority } = userTask ?? {};
  assert.equal(
    [description, assignee, dueDate, followUpDate, priority].map((one) => one?.text),
    ['D', 'demo', '${d}', '2030-01-01T00:00:00', '7'],
  );
  assert.is(formKey, 'k');
});

test("a user task: BPMN's own roles", async () => {
  const role = (name: string, text: string) =>
    `<${name}><resourceAssignmentExpression><formalExpression>${text}</formalExpression></resourceAssignmentExpression></${name}>`;
  const { userTask } = await activity(
    `<userTask id="a">${role('humanPerformer', 'demo')}${role('potentialOwner', 'user(x), group(y), z')}</userTask>`,
  );
  assert.is(userTask?.assignee?.text, 'demo');
  assert.equal(
    [texts(userTask?.candidateUsers), texts(userTask?.candidateGroups)],
    [['x'], ['y', 'z']],
  );
});

test('what a service task does: class, expression, delegate expression, external', async () => {
  const service = async (attributes: string, inside = '') =>
    (await activity(`<serviceTask id="a" ${attributes}>${inside}</serviceTask>`)).service;
  const delegate = async (attributes: string) => {
    const made = await service(attributes);
    return made?.kind === 'delegate' ? `${shown(made.delegate)} ${made.resultVariable}` : undefined;
  };
  assert.is(await delegate('camunda:class="x.Y"'), 'class x.Y null');
  assert.is(await delegate('camunda:delegateExpression="${b}"'), 'delegateExpression ${b} null');
  assert.is(
    await delegate('camunda:expression="${e}" camunda:resultVariable="r"'),
    'expression ${e} r',
  );
  const external = await service(
    'camunda:type="external" camunda:topic="${t}" camunda:taskPriority="5"',
    extension(
      '<camunda:errorEventDefinition errorRef="E" expression="${c}" camunda:errorCodeVariable="v"/>',
    ),
  );
  if (external?.kind !== 'external') throw new Error('it is not external');
  assert.equal([external.topic.text, external.priority?.text], ['${t}', '5']);
  const [definition] = external.errorDefinitions;
  assert.equal(
    [definition?.code, definition?.expression.text, definition?.codeVariable],
    ['E', '${c}', 'v'],
  );
});

test('Activiti’s namespace counts as Camunda’s', async () => {
  const { asyncBefore, service } = await activity(
    '<serviceTask id="a" xmlns:activiti="http://activiti.org/bpmn" activiti:async="true" activiti:expression="${e}"/>',
  );
  assert.ok(asyncBefore && service?.kind === 'delegate');
});

test('scripts: inline, from a file of the deployment, and those known only when they run', async () => {
  const script = async (attributes: string, text = '') => {
    const xml = model(`<startEvent id="s"/><scriptTask id="a" ${attributes}>${text}</scriptTask>`);
    const made = await graphOf(xml, { 'x.js': 'let y;' });
    const { service } = made.activityById.get('a') ?? {};
    if (service?.kind !== 'delegate' || service.delegate.kind !== 'script')
      throw new Error('no script');
    const { format, source, late } = service.delegate;
    return [format, source, late && `${late.yields} ${late.expression.text}`];
  };
  assert.equal(await script('scriptFormat="javascript"', '<script>1 + 1</script>'), [
    'javascript',
    '1 + 1',
    undefined,
  ]);
  assert.equal(await script('', '<script>${x}</script>'), ['juel', '${x}', undefined]);
  assert.equal(await script('scriptFormat="js" camunda:resource="deployment://x.js"'), [
    'js',
    'let y;',
    undefined,
  ]);
  assert.equal(await script('scriptFormat="js" camunda:resource="deployment://z.js"'), [
    'js',
    '',
    'resource deployment://z.js',
  ]);
  assert.equal(await script('scriptFormat="js"', '<script>${code}</script>'), [
    'js',
    '',
    'source ${code}',
  ]);
});

test('mappings: texts, scripts, lists, maps, and nothing', async () => {
  const { ioMapping } = await activity(
    `<userTask id="a">${extension(`<camunda:inputOutput>
      <camunda:inputParameter name="text"> \${x} </camunda:inputParameter>
      <camunda:inputParameter name="none"/>
      <camunda:inputParameter name="script"><camunda:script scriptFormat="javascript">1</camunda:script></camunda:inputParameter>
      <camunda:outputParameter name="list"><camunda:list><camunda:value>1</camunda:value><camunda:value/></camunda:list></camunda:outputParameter>
      <camunda:outputParameter name="map"><camunda:map><camunda:entry key="k">v</camunda:entry></camunda:map></camunda:outputParameter>
    </camunda:inputOutput>`)}</userTask>`,
  );
  const [text, none, script] = ioMapping?.inputs ?? [];
  assert.is(text?.source?.kind === 'expression' && text.source.expression.text, '${x}');
  assert.is(none?.source, null);
  assert.is(script?.source?.kind, 'script');
  const [list, map] = ioMapping?.outputs ?? [];
  assert.equal(
    list?.source?.kind === 'list' && list.source.items.map((item) => item?.kind ?? null),
    ['expression', null],
  );
  assert.equal(
    map?.source?.kind === 'map' &&
      map.source.entries.map(([key, value]) => [key.text, value?.kind]),
    [['k', 'expression']],
  );
});

test('listeners: of execution, of flows, of tasks with their timers', async () => {
  const listener =
    '<camunda:executionListener event="end" class="E"/><camunda:executionListener event="start" expression="${s}"/>';
  const made = await graph(
    `<startEvent id="s"/><userTask id="a">${extension(
      `${listener}<camunda:taskListener event="create" delegateExpression="\${t}"/>
       <camunda:taskListener id="late" event="timeout" class="T"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></camunda:taskListener>`,
    )}</userTask>
     <sequenceFlow id="f" sourceRef="s" targetRef="a">${extension('<camunda:executionListener event="take" class="F"/>')}</sequenceFlow>`,
  );
  const task = made.activityById.get('a');
  assert.equal(
    task?.listeners.map(({ event, delegate }) => `${event} ${shown(delegate)}`),
    ['end class E', 'start expression ${s}'],
  );
  assert.equal(
    made.transitionById
      .get('f')
      ?.listeners.map(({ event, delegate }) => `${event} ${shown(delegate)}`),
    ['take class F'],
  );
  const [create, timeout] = task?.userTask?.listeners ?? [];
  assert.equal(
    [create?.event, timeout?.event, timeout?.id, timeout?.timer?.expression.text],
    ['create', 'timeout', 'late', 'PT1H'],
  );
  assert.ok(task?.isScope);
  assert.equal(made.jobDeclarations, [
    { activityId: 'a', jobType: 'timer-task-listener', jobConfiguration: 'DURATION: PT1H' },
  ]);
});

test('a call activity: what it calls, and what goes in and out', async () => {
  const { call } = await activity(
    `<callActivity id="a" calledElement="\${k}" camunda:calledElementBinding="version" camunda:calledElementVersion="3" camunda:calledElementTenantId="t">
      ${extension('<camunda:in businessKey="${b}"/><camunda:in source="x" target="y" local="true"/><camunda:in variables="all"/><camunda:out sourceExpression="${e}" target="z"/>')}</callActivity>`,
  );
  assert.equal(
    [call?.calledElement.text, call?.binding, call?.version?.text, call?.tenantId?.text],
    ['${k}', 'version', '3', 't'],
  );
  const mapping = ({ source, target, local }: CallMapping) => {
    const from =
      source.kind === 'variable'
        ? source.name
        : source.kind === 'all'
          ? ''
          : source.expression.text;
    return `${source.kind} ${from} ${target} ${local}`;
  };
  assert.equal(call?.inputs.map(mapping), [
    'businessKey ${b} null false',
    'variable x y true',
    'all  null false',
  ]);
  assert.equal(call?.outputs.map(mapping), ['expression ${e} z false']);
});

test('a multi-instance body: how often, over what, until when', async () => {
  const loop = async (inside: string, attributes = '') =>
    (
      await graph(
        `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics ${attributes}>${inside}</multiInstanceLoopCharacteristics></userTask>`,
      )
    ).activityById.get('a#multiInstanceBody')?.multiInstance;
  const counted = await loop(
    '<loopCardinality>${n}</loopCardinality><completionCondition>${done}</completionCondition>',
    'isSequential="true"',
  );
  assert.equal(
    [counted?.sequential, counted?.loopCardinality?.text, counted?.collection],
    [true, '${n}', null],
  );
  const each = await loop('', 'camunda:collection="list" camunda:elementVariable="item"');
  assert.equal(
    [each?.sequential, each?.collection?.text, each?.collection?.isLiteral, each?.elementVariable],
    [false, 'list', true, 'item'],
  );
});

test('events: what they wait for or throw', async () => {
  const beside =
    '<message id="m" name="go"/><signal id="si" name="on"/><error id="er" errorCode="E1" camunda:errorMessage="no"/><escalation id="es" escalationCode="S1"/>';
  const end = async (definition: string) =>
    (await activity(`<endEvent id="a">${definition}</endEvent>`, beside)).event;
  const caught = async (definition: string) =>
    (
      await activity(
        `<userTask id="u"/><boundaryEvent id="a" attachedToRef="u">${definition}</boundaryEvent>`,
        beside,
      )
    ).event;
  const error = await end('<errorEventDefinition errorRef="er"/>');
  assert.equal(error?.kind === 'error' && [error.code, error.message?.text], ['E1', 'no']);
  const unknown = await caught(
    '<errorEventDefinition errorRef="java.Error" camunda:errorCodeVariable="c" camunda:errorMessageVariable="m"/>',
  );
  assert.equal(
    unknown?.kind === 'error' && [unknown.code, unknown.codeVariable, unknown.messageVariable],
    ['java.Error', 'c', 'm'],
  );
  const all = await caught('<escalationEventDefinition camunda:escalationCodeVariable="v"/>');
  assert.equal(all?.kind === 'escalation' && [all.code, all.codeVariable], [null, 'v']);
  const signal = await end(
    `<signalEventDefinition signalRef="si" camunda:async="true">${extension('<camunda:in source="x" target="y"/>')}</signalEventDefinition>`,
  );
  assert.equal(
    signal?.kind === 'signal' && [signal.name.text, signal.async, signal.inputs.length],
    ['on', true, 1],
  );
  const condition = await caught(
    '<conditionalEventDefinition camunda:variableName="x" camunda:variableEvents="create, update"><condition>${x}</condition></conditionalEventDefinition>',
  );
  assert.equal(
    condition?.kind === 'conditional' && [
      condition.conditional.variableName,
      condition.conditional.variableEvents,
    ],
    ['x', ['create', 'update']],
  );
});

test.run();
