import {
  createMemoryStore,
  type DelegateScope,
  delayed,
  type EngineOptions,
} from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { deployed, model } from './deployed.ts';

const test = suite('beans of the embedding host');

type Row = Record<string, unknown>;

class Greeter {
  greeting = 'Hello';
  #count = 0;
  get count(): number {
    return this.#count;
  }
  greet(name: string): string {
    this.#count++;
    return `${this.greeting} ${name}`;
  }
  getLanguage(): string {
    return 'en';
  }
}

/** Starts a process of one expression; its value as the REST API shows it, or the message of the error. */
const shownBy = async (expression: string, options: EngineOptions, variables: Row = {}) => {
  const one = model(
    'one',
    `<startEvent id="s"/><serviceTask id="a" camunda:resultVariable="result" camunda:expression="${expression}"/><userTask id="u"/>`,
    ['s-a', 'a-u'],
  );
  const { ask, close } = await deployed([one], options);
  try {
    const { body } = await ask('POST', '/process-definition/key/one/start', {
      variables,
      withVariablesInReturn: true,
    });
    const { variables: all, message } = body as {
      variables?: Record<string, Row>;
      message?: string;
    };
    return all ? all.result?.value : message;
  } finally {
    await close();
  }
};

const beans = {
  greeter: new Greeter(),
  price: (order: { total: number }) => order.total * 2,
  later: async (value: unknown) => value,
  limits: { low: 1, high: { of: 5 } },
  nested: { mail: { send: (to: string) => `sent to ${to}` } },
  show: (...args: unknown[]) =>
    args
      .map((arg) =>
        Array.isArray(arg)
          ? `[${arg}]`
          : `${typeof arg} ${arg instanceof Date ? arg.getTime() : String(Object(arg) === arg ? JSON.stringify(arg) : arg)}`,
      )
      .join(', '),
  fail: () => {
    throw new RangeError('out of stock');
  },
};

const order = { order: { value: { total: 21 } }, name: { value: 'Mary' } };

const cases: readonly [string, unknown][] = [
  ['${greeter.greet(name)}', 'Hello Mary'],
  ["${greeter.greet('A').length() > 3 ? greeter.greeting : 'none'}", 'Hello'],
  ['${greeter.language}', 'en'],
  ["${greeter['greet'](name)}", 'Hello Mary'],
  ['${price(order)}', 42],
  ['${price(order) + price(order)}', 84],
  ['${limits.low + limits.high.of}', 6],
  ["${nested.mail.send('x')}", 'sent to x'],
  ['${later(5)}', 5],
  ['${later(5) + later(6)}', 11],
  ["Total: ${later('x')}", 'Total: x'],
  [
    '${show(1, 1.5, true, null, name)}',
    'number 1, number 1.5, boolean true, object null, string Mary',
  ],
  [
    "${show(9007199254740993, order, S('[1]'), S('{}'))}",
    'bigint 9007199254740993, object {"total":21}, [1], object {}',
  ],
];

for (const store of ['at hand', 'late'] as const)
  for (const [expression, expected] of cases)
    test(`${expression} gives ${expected}, with rows ${store}`, async () => {
      const options = store === 'late' ? { store: delayed(createMemoryStore()) } : {};
      assert.is(await shownBy(expression, { ...options, beans }, order), expected);
    });

test('what JavaScript gives every object is not reached', async () => {
  const reach = async (expression: string) => String(await shownBy(expression, { beans }, order));
  for (const bean of ['greeter', 'price', 'limits', 'nested.mail'])
    for (const name of [
      'constructor',
      '__proto__',
      'prototype',
      'hasOwnProperty',
      '__defineGetter__',
      'call',
      'apply',
      'bind',
      'name',
      'caller',
    ]) {
      assert.match(
        await reach(`\${${bean}.${name}('return process')}`),
        /Method not found|Unknown/,
      );
      if (bean !== 'limits')
        assert.match(await reach(`\${${bean}['${name}']}`), /does not have the property|^null$/);
    }
  for (const bean of ['greeter', 'price', 'nested'])
    assert.match(await reach(`\${${bean}}`), 'Cannot serialize');
});

test('what a bean answers is data, and nothing else of it is reached', async () => {
  const leaks = {
    everything: () => globalThis,
    program: () => process,
    classOf: () => Greeter,
    functions: () => ({ run: () => 'ran', list: [() => 1] }),
    greeter: () => new Greeter(),
    Greeter,
    base: Object.create({ inherited: () => 'ok' }),
    taker: (given: unknown) => typeof given,
  };
  const reach = async (expression: string) => String(await shownBy(expression, { beans: leaks }));
  for (const expression of [
    '${everything().process}',
    "${everything()['process']}",
    '${everything().eval(1)}',
    '${program().env}',
    '${program().exit(1)}',
    '${classOf().constructor}',
    "${classOf().constructor('return process')}",
    '${functions().run()}',
    '${functions().list[0]()}',
    '${greeter().greet(1)}',
    '${greeter().greeting}',
    '${Greeter.prototype}',
    '${Greeter.constructor}',
    "${Greeter['__proto__']}",
    '${base.__proto__}',
    '${base.constructor.constructor}',
    "${base['toString'].constructor}",
  ])
    assert.match(await reach(expression), /Unknown (method|property)|syntax/, expression);
  assert.is(await reach('${base.inherited()}'), 'ok');
  // A function can be handed on to another bean, to which it means what the host gave.
  assert.is(await reach('${taker(functions().run)}'), 'function');
});

const each = model(
  'each',
  `<startEvent id="s"/>
  <userTask id="a" camunda:assignee="\${item}"><multiInstanceLoopCharacteristics isSequential="true" camunda:collection="\${people()}" camunda:elementVariable="item">
    <completionCondition>\${enough(nrOfCompletedInstances)}</completionCondition>
  </multiInstanceLoopCharacteristics></userTask>
  <userTask id="b"/>`,
  ['s-a', 'a-b'],
);

test('a collection and a completion condition wait for promises too', async () => {
  const { engine, ask, close } = await deployed([each], {
    beans: {
      people: async () => ['mary', 'john', 'jane'],
      enough: async (count: number) => count >= 2,
    },
  });
  await ask('POST', '/process-definition/key/each/start', {});
  const seen: unknown[] = [];
  for (let round = 0; round < 3; round++) {
    const [task] = (await ask('GET', '/task')).body as Row[];
    seen.push(task?.assignee ?? task?.taskDefinitionKey);
    await engine.complete(String(task?.id));
  }
  assert.equal(seen, ['mary', 'john', 'b']);
  await close();
});

test('a promise that is rejected fails the expression, wherever the call stands in it', async () => {
  const broken = { refuse: () => Promise.reject(new Error('no stock')) };
  for (const expression of ['${refuse()}', '${refuse() + 1}', 'x ${refuse()}'])
    assert.match(String(await shownBy(expression, { beans: broken })), 'Error: no stock');
});

test('a function that is not registered is refused when it is deployed', async () => {
  const unknown = model(
    'u',
    '<startEvent id="s"/><userTask id="a" camunda:assignee="${cost(1)}"/>',
    ['s-a'],
  );
  for (const [given, options] of [
    ['cost', {}],
    ['no function', { beans: { cost: 5 } }],
  ] as const)
    try {
      await deployed([unknown], options);
      assert.unreachable(given);
    } catch (error) {
      assert.match((error as Error).message, "Could not resolve function 'cost'");
    }
});

test('an error of a bean is what the command fails with', async () => {
  assert.match(String(await shownBy('${fail()}', { beans })), 'RangeError: out of stock');
});

const conditions = model(
  'conditions',
  `<startEvent id="s"/><exclusiveGateway id="g" default="g-no"/>
  <userTask id="yes" camunda:assignee="\${name('mary')}"/><userTask id="no"/>`,
  ['s-g', 'g-no'],
).replace(
  '</process>',
  `<sequenceFlow id="g-yes" sourceRef="g" targetRef="yes"><conditionExpression>\${allowed(5)}</conditionExpression></sequenceFlow></process>`,
);

test('a condition and an assignee wait for a promise, and each bean is called once', async () => {
  for (const store of [createMemoryStore(), delayed(createMemoryStore())]) {
    const calls: string[] = [];
    const { ask, close } = await deployed([conditions], {
      store,
      beans: {
        allowed: async (limit: number) => {
          calls.push(`allowed ${limit}`);
          return limit < 10;
        },
        name: async (name: string) => {
          calls.push(`name ${name}`);
          return name.toUpperCase();
        },
      },
    });
    await ask('POST', '/process-definition/key/conditions/start', {});
    const [task] = (await ask('GET', '/task')).body as Row[];
    assert.equal([task?.taskDefinitionKey, task?.assignee], ['yes', 'MARY']);
    assert.equal(calls, ['allowed 5', 'name mary']);
    await close();
  }
});

test('a scope can no longer be changed when its call has ended', async () => {
  let kept: DelegateScope | undefined;
  await shownBy('${keep(execution)}', {
    beans: {
      keep: (scope: DelegateScope) => {
        kept = scope;
      },
    },
  });
  assert.throws(() => kept?.setVariable('x', 1), /has ended/);
});

test('scripts in the language of expressions call functions by their names, too', async () => {
  const task =
    '<scriptTask id="a" scriptFormat="juel" camunda:resultVariable="result"><script>${price(later(limits.high)) + 1}</script></scriptTask>';
  const one = model('one', `<startEvent id="s"/>${task}<userTask id="u"/>`, ['s-a', 'a-u']);
  const here = await deployed([one], {
    beans: { ...beans, price: ({ of }: { of: number }) => of * 2 },
  });
  const { body } = await here.ask('POST', '/process-definition/key/one/start', {
    withVariablesInReturn: true,
  });
  const { result } = (body as { variables: Record<string, Row> }).variables;
  assert.is(result?.value, 11);
  await here.close();
});

test.run();
