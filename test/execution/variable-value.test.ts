import { columns, fromValue } from '../../engine/execution/variable-value.ts';
import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';

/** What the embedding program gives and no variable can keep, and what is kept and cannot be read. */
const test = suite('values of variables');

const cyclic = (): unknown => {
  const list: unknown[] = [];
  list.push(new Map([['list', list]]));
  return list;
};
const nested = (depth: number): unknown => {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};

const refused: readonly [string, unknown, string][] = [
  ['a function', () => 1, 'a function'],
  ['a symbol', Symbol('x'), 'a symbol'],
  ['a function in a list', [1, () => 1], 'a function'],
  ['a symbol in a map', { x: Symbol('x') }, 'a symbol'],
  ['a value in itself', cyclic(), 'a value that contains itself'],
  ['a very deep value', nested(100_000), 'a value that is nested so deeply'],
];

for (const [title, value, what] of refused)
  test(`${title} cannot be a variable, which is said`, () => {
    try {
      fromValue(value);
      assert.unreachable();
    } catch (error) {
      const { name, message } = error as Error;
      assert.equal(
        [name, message],
        ['ProcessEngineException', `Cannot serialize ${what} as a variable`],
      );
    }
  });

test('a value that occurs twice, not within itself, is kept twice', () => {
  const twice = ['x'];
  const { bytes } = fromValue([twice, twice, 2n, undefined]);
  assert.is(Buffer.from(bytes ?? '', 'base64').toString(), '[["x"],["x"],2,null]');
});

test('an object of the engine cannot be a variable', async () => {
  const keeping = model(
    'keeping',
    `<startEvent id="s"/><userTask id="a"><extensionElements><camunda:inputOutput>
      <camunda:inputParameter name="x">\${execution}</camunda:inputParameter>
    </camunda:inputOutput></extensionElements></userTask>`,
    ['s-a'],
  );
  const { ask, close } = await deployed([keeping]);
  const { status, body } = await ask('POST', '/process-definition/key/keeping/start', {});
  assert.is(status, 500);
  assert.match((body as { message: string }).message, /Cannot serialize \S+ExecutionEntity/);
  await close();
});

test('JSON that is none fails where an expression asks for it, and names the variable', async () => {
  const reading = model(
    'reading',
    '<startEvent id="s"/><userTask id="a" camunda:assignee="${k}"/>',
    ['s-a'],
  );
  const { engine, close } = await deployed([reading]);
  const k = columns('json', { bytes: Buffer.from('{"a":').toString('base64') });
  try {
    await engine.run('startProcessInstance', {
      definition: { key: 'reading', tenantId: null },
      variables: new Map([['k', k]]),
    });
    assert.unreachable();
  } catch (error) {
    assert.match(
      (error as Error).message,
      "Cannot deserialize object in variable 'k': SPIN/JACKSON-JSON-01001 Unable to parse",
    );
  }
  await close();
});

test.run();
