import type { TypedValue } from '../../engine/index.ts';
import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { only, rows } from './told.ts';

/** Forms: types, defaults and constraints of their fields, and what history knows of them. */
const test = suite('submitted forms');

const field = (id: string, type: string, more = '', inner = '') =>
  `<camunda:formField id="${id}" type="${type}" ${more}>${inner}</camunda:formField>`;
const constraint = (name: string, config = '') =>
  `<camunda:validation><camunda:constraint name="${name}" config="${config}"/></camunda:validation>`;

const form = `<extensionElements><camunda:formData>
  ${field('amount', 'long', '', constraint('max', '100'))}
  ${field('when', 'date', 'datePattern="dd.MM.yyyy"')}
  ${field('note', 'string', 'defaultValue="none"', constraint('maxlength', '4'))}
  ${field('color', 'enum', '', '<camunda:value id="red" name="Red"/>')}
  ${field('agreed', 'boolean')}
</camunda:formData></extensionElements>`;

const filling = model(
  'filling',
  `<startEvent id="start">${form}</startEvent><userTask id="work">${form}</userTask>`,
  ['start-work'],
);

const text = (textValue: string): TypedValue => ({
  type: 'string',
  textValue,
  textValue2: null,
  longValue: null,
  doubleValue: null,
  bytes: null,
});

const integer = (longValue: number): TypedValue => ({
  ...text(String(longValue)),
  type: 'integer',
  longValue,
});

const submit = async (values: Record<string, string | number>) => {
  const here = await deployed([filling]);
  const variables = new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? integer(value) : text(value),
    ]),
  );
  const definition = { key: 'filling' };
  await here.engine.run('startProcessInstance', { definition, variables, isForm: true });
  return here;
};

test('values become variables of the types of their fields', async () => {
  const { engine } = await submit({
    amount: 12,
    when: '24.12.2030',
    color: 'red',
    agreed: 'TRUE',
    extra: 'x',
  });
  const variables = await rows(engine, 'variable');
  assert.equal(
    variables.map(({ name, type, textValue, longValue }) => [name, type, longValue ?? textValue]),
    [
      ['amount', 'long', 12],
      ['when', 'date', new Date(2030, 11, 24).getTime()],
      ['note', 'string', 'none'],
      ['color', 'string', 'red'],
      ['agreed', 'boolean', 1],
      ['extra', 'string', 'x'],
    ],
  );
  const details = await rows(engine, 'historicDetail');
  const fields = details.filter(({ detailType }) => detailType === 'FormProperty');
  assert.equal(
    fields.map(({ name }) => name),
    ['when', 'color', 'agreed', 'extra'],
  );
});

const refused: [sentence: string, values: Record<string, string | number>, message: RegExp][] = [
  ['a text where a limit is', { amount: '12' }, /validation of max\(100\) failed/],
  ['a number that reaches a maximum', { amount: 100 }, /validation of max\(100\) failed/],
  ['too long a text', { note: 'longer' }, /form field 'note': validation of maxlength\(4\) failed/],
  ['a value that is not listed', { color: 'blue' }, /Invalid value for enum form property: blue/],
  [
    'no date',
    { when: 'soon' },
    /Could not parse value 'soon' as date using date format 'dd.MM.yyyy'/,
  ],
];
for (const [sentence, values, message] of refused) {
  test(`${sentence} is refused, and nothing has started`, async () => {
    await assert.rejects(() => submit(values), message);
  });
}

test('a form shows its fields with what they have become, and the other variables beside them', async () => {
  const { engine } = await submit({ when: '24.12.2030', extra: 'x' });
  const { id: taskId } = await only(engine, 'task');
  const shown = await engine.run('getTaskFormVariables', { taskId });
  assert.equal(
    [...shown].map(([name, { textValue }]) => [name, textValue]),
    [
      ['amount', null],
      ['when', '24.12.2030'],
      ['note', 'none'],
      ['color', null],
      ['agreed', null],
      ['extra', 'x'],
    ],
  );
  assert.is((await engine.run('getTaskFormVariables', { taskId, names: ['note'] })).size, 1);
});

test.run();
