import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';

/**
 * What Camunda 7.23 makes of the value `${k}` of an attribute: each row is a type and value of k, and the attribute's
 * value then, or the refusal of the start.
 */
const test = suite('values of attributes');

type Row = readonly [type: string, value: unknown, expected: unknown];
interface Attribute {
  element: string;
  /** Where the value is seen: a resource, and a property of its only entry. */
  seen?: readonly [resource: string, property: string];
  /** Beside the process, such as a message. */
  definitions?: string;
}

const cast = (type: string) => {
  const name = type === 'Date' ? 'java.util.Date' : `java.lang.${type}`;
  return `ClassCastException: class ${name} cannot be cast to class java.lang.String (${name} and java.lang.String are in module java.base of loader 'bootstrap')`;
};
const date = '2030-01-01T00:00:00.000+0000';
const anyText: Row[] = [
  ['String', 'abc', 'abc'],
  ['String', '', ''],
  ['Null', null, null],
  ['Integer', 7, cast('Integer')],
  ['Double', 1.5, cast('Double')],
  ['Boolean', true, cast('Boolean')],
  ['Date', date, cast('Date')],
];
const priorityRows = (heading: string): Row[] => [
  ['Integer', 7, 7],
  ['Short', 3, 3],
  ['Long', 4294967301, 4294967301],
  ['String', '7', `${heading}: Priority value is not an Integer`],
  ['String', 'abc', `${heading}: Priority value is not an Integer`],
  ['Null', null, `${heading}: Priority value is not an Integer`],
  ['Boolean', true, `${heading}: Priority value is not an Integer`],
  ['Double', 1.5, `${heading}: Priority value must be either Short, Integer, or Long`],
];
const userTask = (attribute: string, property: string): Attribute => ({
  element: `<userTask id="a" ${attribute}="\${k}"/>`,
  seen: ['task', property],
});
const called = (attributes: string): Attribute => ({
  element: `<callActivity id="a" ${attributes}/>`,
});
const external = (attributes: string, property: string): Attribute => ({
  element: `<serviceTask id="a" camunda:type="external" ${attributes}/>`,
  seen: ['external-task', property],
});
const event = (name: string, definitions: string): Attribute => ({
  element: `<intermediate${name}/></intermediateCatchEvent>`,
  seen: ['event-subscription', 'eventName'],
  definitions,
});
const loop = (characteristics: string, attributes = ''): Attribute => ({
  element: `<userTask id="a"><multiInstanceLoopCharacteristics ${attributes}>${characteristics}</multiInstanceLoopCharacteristics></userTask>`,
  seen: ['task/count', 'count'],
});
const notCalled = (key: unknown, rest = " and tenant-id 'null'") =>
  `no processes deployed with key '${key}'${rest}: processDefinition is null`;
const notOfVersion = (version: unknown) =>
  `no processes deployed with key = 'nix', version = '${version}' and tenant-id = 'null': processDefinition is null`;
const noTag = (tag: unknown) =>
  `no processes deployed with key = 'nix', versionTag = '${tag}' and tenant-id = 'null': processDefinition is null`;
const noCount =
  "ENGINE-02027 Could not resolve expression of type 'loopCardinality'. Expression '${k}' needs to be a number or number String.";
const negative =
  "ENGINE-02023 Invalid number of 'instances': must be positive integer value or zero, but was '-1'.";
const noCollection = "ENGINE-02024 Expression '${k}' didn't resolve to type 'Collection'.";
const noCollectionVariable = "ENGINE-02025 Variable 'k' is not of the expected type 'Collection'.";
const noNumber = (text: string) => `NumberFormatException: For input string: "${text}"`;

const table: Record<string, [Attribute, Row[]]> = {
  'the assignee is a text': [userTask('camunda:assignee', 'assignee'), anyText],
  'the name of a task is a text': [userTask('name', 'name'), anyText],
  "a task's priority is a number, or a text of a whole one": [
    userTask('camunda:priority', 'priority'),
    [
      ['Integer', 7, 7],
      ['String', '+7', 7],
      ['Double', 1.5, 1],
      ['Long', 4294967301, 5],
      ['Null', null, 50],
      ['String', 'abc', 'Priority does not resolve to a number: abc'],
      ['String', '', 'Priority does not resolve to a number: '],
      ['String', ' 7 ', 'Priority does not resolve to a number:  7 '],
      ['Boolean', true, 'Priority expression does not resolve to a number: ${k}'],
      ['Date', date, 'Priority expression does not resolve to a number: ${k}'],
    ],
  ],
  'a due date is a date or its text': [
    userTask('camunda:dueDate', 'due'),
    [
      ['Date', date, date],
      ['Integer', 7, 'Due date expression does not resolve to a Date or Date string: ${k}'],
    ],
  ],
  'a follow-up date too': [
    userTask('camunda:followUpDate', 'followUp'),
    [
      ['Date', date, date],
      ['Integer', 7, 'Follow up date expression does not resolve to a Date or Date string: ${k}'],
    ],
  ],
  "a job's priority is a whole number": [
    {
      element: '<manualTask id="a" camunda:asyncBefore="true" camunda:jobPriority="${k}"/>',
      seen: ['job', 'priority'],
    },
    priorityRows('Job a/async-continuation instantiated in context of ProcessInstance[ID]'),
  ],
  "a timer's priority is told of its scope": [
    {
      element:
        '<intermediateCatchEvent id="a" camunda:jobPriority="${k}"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      seen: ['job', 'priority'],
    },
    priorityRows(
      'Job a/timer-intermediate-transition instantiated in context of ScopeExecution[ID]',
    ),
  ],
  "a job's priority that cannot be evaluated is 0": [
    {
      element: '<manualTask id="a" camunda:asyncBefore="true" camunda:jobPriority="${unknown}"/>',
      seen: ['job', 'priority'],
    },
    [['Null', null, 0]],
  ],
  "an external task's priority is a whole number": [
    external('camunda:topic="t" camunda:taskPriority="${k}"', 'priority'),
    priorityRows(''),
  ],
  "an external task's priority that cannot be evaluated is 0": [
    external('camunda:topic="t" camunda:taskPriority="${unknown}"', 'priority'),
    [['Null', null, 0]],
  ],
  'a topic is a text': [external('camunda:topic="${k}"', 'topicName'), anyText],
  'the name of a message is a text': [
    event(
      'CatchEvent id="a"><messageEventDefinition messageRef="m"',
      '<message id="m" name="${k}"/>',
    ),
    anyText,
  ],
  'the name of a signal is a text': [
    event('CatchEvent id="a"><signalEventDefinition signalRef="m"', '<signal id="m" name="${k}"/>'),
    anyText,
  ],
  'the called key is a text': [
    called('calledElement="${k}"'),
    [
      ['String', 'abc', notCalled('abc')],
      ['Null', null, notCalled('null')],
      ['Integer', 7, "ClassCastException: Cannot cast '7' to String"],
      ['Boolean', true, "ClassCastException: Cannot cast 'true' to String"],
    ],
  ],
  'the called version is an Integer, or its text': [
    called(
      'calledElement="nix" camunda:calledElementBinding="version" camunda:calledElementVersion="${k}"',
    ),
    [
      ['Integer', 7, notOfVersion(7)],
      ['String', '+7', notOfVersion(7)],
      ['Null', null, notOfVersion(null)],
      ['String', 'abc', noNumber('abc')],
      ['String', '', noNumber('')],
      ['Double', 1.5, "It is not possible to transform '1.5' into an integer."],
      ['Short', 3, "It is not possible to transform '3' into an integer."],
    ],
  ],
  'the called version tag is a text': [
    called(
      'calledElement="nix" camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="${k}"',
    ),
    [
      ['String', 'abc', noTag('abc')],
      ['Null', null, noTag(null)],
      ['Integer', 7, "It is not possible to transform '7' into a string."],
    ],
  ],
  "the called process's tenant is a text": [
    called('calledElement="nix" camunda:calledElementTenantId="${k}"'),
    [
      ['String', 'abc', notCalled('nix', " and tenant-id 'abc'")],
      ['Null', null, notCalled('nix')],
      ['Integer', 7, cast('Integer')],
    ],
  ],
  'the cardinality of a loop is a number, or a text of a whole one': [
    loop('<loopCardinality>${k}</loopCardinality>'),
    [
      ['String', '2', 2],
      ['Double', 2.5, 2],
      ['Integer', -1, negative],
      ['String', '-1', negative],
      ['Boolean', true, noCount],
      ['Null', null, noCount],
      ['String', 'x', noNumber('x')],
      ['String', '', noNumber('')],
      ['String', '99999999999', noNumber('99999999999')],
    ],
  ],
  'the collection of a loop is one': [
    loop('', 'camunda:collection="${k}"'),
    [
      ['String', 'x', noCollection],
      ['Integer', 7, noCollection],
      ['Null', null, noCollection],
    ],
  ],
  'the variable of a loop is a collection': [
    loop('', 'camunda:collection="k"'),
    [
      ['String', 'x', noCollectionVariable],
      ['Integer', 7, noCollectionVariable],
    ],
  ],
};

const bpmn = (index: number, { element, definitions = '' }: Attribute): string =>
  model(`attribute${index}`, `<startEvent id="s"/>${element}`, ['s-a']).replace(
    '<process ',
    `${definitions}<process `,
  );

/** Ids of instances and executions differ, and a process engine's own exceptions are wrapped by the start. */
const told = ({ type, message }: { type: string; message: string }): string =>
  (type === 'RestException' ? message : `${type}: ${message}`)
    .replace(/^Cannot instantiate process definition \S+: /, '')
    .replace(/\[[^\]]+\]/, '[ID]');

for (const [index, [title, [attribute, rows]]] of Object.entries(table).entries())
  test(title, async () => {
    const { ask, close } = await deployed([bpmn(index, attribute)]);
    for (const [type, value, expected] of rows) {
      const started = await ask('POST', `/process-definition/key/attribute${index}/start`, {
        variables: { k: { type, value } },
      });
      const body = started.body as { id: string; type: string; message: string };
      const [resource = '', property = ''] = attribute.seen ?? [];
      if (started.status === 200) {
        const found = await ask('GET', `/${resource}?processInstanceId=${body.id}`);
        const entry = [found.body].flat()[0] as Record<string, unknown>;
        assert.equal([type, value, entry[property]], [type, value, expected]);
      } else assert.equal([type, value, told(body)], [type, value, expected]);
    }
    await close();
  });

test('the condition by which a loop is completed must be true or false', async () => {
  const looping = model('loop', `<startEvent id="s"/>${completed}`, ['s-a']);
  const { ask, close } = await deployed([looping]);
  const variables = { k: { value: 'abc' } };
  await ask('POST', '/process-definition/key/loop/start', { variables });
  const [task] = (await ask('GET', '/task')).body as { id: string }[];
  const { body } = await ask('POST', `/task/${task?.id}/complete`, {});
  assert.is(
    (body as { message: string }).message,
    `Cannot complete task ${task?.id}: ${noBoolean}`,
  );
  await close();
});

const completed =
  '<userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>1</loopCardinality><completionCondition>${k}</completionCondition></multiInstanceLoopCharacteristics></userTask>';
const noBoolean =
  "ENGINE-02028 Could not resolve expression of type 'completionCondition'. Expression '${k}' needs to evaluate to a boolean value.";

test('a form key is evaluated when the task is read, and must be a text', async () => {
  const form = model('form', '<startEvent id="s"/><userTask id="a" camunda:formKey="${k}"/>', [
    's-a',
  ]);
  const { ask, close } = await deployed([form]);
  await ask('POST', '/process-definition/key/form/start', { variables: { k: { value: 7 } } });
  assert.equal(await ask('GET', '/task'), {
    status: 500,
    body: {
      type: 'ClassCastException',
      message: cast('Integer').replace('ClassCastException: ', ''),
      code: null,
    },
  });
  await close();
});

test.run();
