import { parseProcesses } from '../../engine/model/parse.ts';
import { assert, suite } from '../harness.ts';
import { activity, bytes, extension, graph, messageOf, model, parse, texts } from './xml.ts';

const test = suite('what processes and forms say');

test('job definitions come in the order in which their elements are read', async () => {
  const timer = (text: string) =>
    `<timerEventDefinition><timeDuration>${text}</timeDuration></timerEventDefinition>`;
  const made = await graph(
    `<startEvent id="s">${timer('PT1H')}</startEvent><boundaryEvent id="b" attachedToRef="u">${timer('${x}')}</boundaryEvent>
     <intermediateCatchEvent id="c">${timer('PT2H')}</intermediateCatchEvent><userTask id="u" camunda:asyncAfter="true" camunda:asyncBefore="true"/>`,
  );
  assert.equal(
    made.jobDeclarations.map((job) => `${job.activityId} ${job.jobType} ${job.jobConfiguration}`),
    [
      's timer-start-event DURATION: PT1H',
      'u async-continuation async-before',
      'u async-continuation async-after',
      'c timer-intermediate-transition DURATION: PT2H',
      'b timer-transition DURATION: ${x}',
    ],
  );
});

test('retry cycles count where there is a job: of the activity, its body, or the inner activity', async () => {
  const cycle = (text: string) =>
    extension(`<camunda:failedJobRetryTimeCycle>${text}</camunda:failedJobRetryTimeCycle>`);
  const made = await graph(
    `<startEvent id="s"/><task id="without">${cycle('R5/PT1M')}</task><task id="with" camunda:asyncBefore="true">${cycle('R5/PT1M')}</task>
     <task id="m" camunda:asyncBefore="true">${cycle('R2/PT1M')}<multiInstanceLoopCharacteristics camunda:asyncAfter="true">${cycle('${inner}')}<loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>`,
  );
  const cycles = ['without', 'with', 'm', 'm#multiInstanceBody'].map(
    (id) => made.activityById.get(id)?.retryCycle?.text,
  );
  assert.equal(cycles, [undefined, 'R5/PT1M', '${inner}', 'R2/PT1M']);
});

test('a process: what stands on it, and only executable ones count', async () => {
  const xml = model('<startEvent id="s" camunda:initiator="who" camunda:formKey="f"/>').replace(
    'isExecutable="true"',
    'name="N" isExecutable="true" camunda:versionTag="v1" camunda:historyTimeToLive="P30D" camunda:isStartableInTasklist="false" camunda:jobPriority="4" camunda:candidateStarterUsers="a,b" camunda:candidateStarterGroups="${g}"',
  );
  const [parsed, another] = await parse(
    xml.replace('</definitions>', '<process id="q" isExecutable="false"/></definitions>'),
  );
  if (!parsed) throw new Error('there is no process');
  const { key, category, starters, graph: made } = parsed;
  assert.equal([key, category, another], ['p', 't', undefined]);
  assert.equal([texts(starters.users), texts(starters.groups)], [['a', 'b'], ['${g}']]);
  assert.equal(
    [made.name, made.versionTag, made.historyTimeToLive, made.isStartable, made.jobPriority?.text],
    ['N', 'v1', 30, false, '4'],
  );
  assert.equal([made.initiator, made.initial?.formKey], ['who', 'f']);
});

test('fields of forms, with their types, defaults and constraints', async () => {
  const { form } = await activity(
    `<userTask id="a">${extension(`<camunda:formData businessKey="k"><camunda:formField id="k" label="L" type="enum" defaultValue="x">
      <camunda:validation><camunda:constraint name="required"/></camunda:validation><camunda:value id="x" name="X"/></camunda:formField></camunda:formData>
      <camunda:formProperty id="old" type="long" required="yes" default="1"/>`)}</userTask>`,
  );
  const [field] = form?.fields ?? [];
  assert.equal(
    [field?.id, field?.label?.text, field?.type, field?.defaultValue?.text, field?.isBusinessKey],
    ['k', 'L', 'enum', 'x', true],
  );
  assert.equal(
    [field?.values, field?.constraints],
    [[['x', 'X']], [{ name: 'required', config: null }]],
  );
  const [property] = form?.properties ?? [];
  assert.equal(
    [property?.id, property?.type, property?.isRequired, property?.defaultValue?.text],
    ['old', 'long', true, '1'],
  );
});

test('what the engine cannot run is refused by its name and place', async () => {
  const content = bytes(model('<startEvent id="s"/><manualTask id="m"/>'));
  const isSupported = (type: string) => type !== 'manualTask';
  const refused = async () => parseProcesses({ resourceName: 'p.bpmn', content, isSupported });
  assert.match(
    await messageOf(refused),
    /The element 'm' is not supported: manualTask \| resource p\.bpmn \| line 1 \| column \d+/,
  );
});

test.run();
